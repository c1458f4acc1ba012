import { createSignalStore } from "./signal-store.ts";

/** Whether the desk wants a password before it says anything. */
export const session = createSignalStore<"open" | "needed">("open");
