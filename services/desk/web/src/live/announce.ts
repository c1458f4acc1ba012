import { createSignalStore } from "../api/signal-store.ts";

/** What screen readers are told next, politely. */
export const announcement = createSignalStore("");

let pending: ReturnType<typeof setTimeout> | undefined;

/** Says a text once to screen readers, after a pause in which a newer text takes its place. */
export function announce(text: string): void {
  clearTimeout(pending);
  if (text === "") return;
  pending = setTimeout(() => announcement.set(text), 1500);
}
