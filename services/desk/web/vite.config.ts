import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Builds the page into `services/desk/dist`. Nothing is inlined as a `data:` URL, since the page is served
 * under a content security policy that allows its own origin only.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  server: {
    port: 5199,
    // `dev/fixture-server.ts` answers there.
    proxy: { "/api": "http://127.0.0.1:5198" },
  },
});
