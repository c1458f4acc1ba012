import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { rememberScroll } from "./places/scroll-memory.ts";
import { router } from "./router.tsx";
import "./styles/index.css";

const root = document.getElementById("page");
if (root === null) throw new Error("index.html has no element with the id page");

rememberScroll(router);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
