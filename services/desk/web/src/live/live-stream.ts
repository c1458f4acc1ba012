import type { LiveMessage } from "../api/types.ts";
import { readLiveMessage } from "./live-message.ts";
import { gatherMs, reconnectDelayMs } from "./pace.ts";

export type LiveState = "connecting" | "live" | "lost";

type Listeners = {
  /** Messages of the last moment, so that a burst asks for each thing once. */
  onMessages: (messages: LiveMessage[]) => void;
  /** `missed` is true where the stream comes back and may have missed something. */
  onState: (state: LiveState, missed: boolean) => void;
};

/** A burst is handed on in parts of this size at the latest. */
const batchLimit = 500;

/** Follows the live stream and opens it again, with growing pauses, whenever it breaks. Returns how to stop. */
export function followLiveStream(url: string, { onMessages, onState }: Listeners): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let flush: ReturnType<typeof setTimeout> | undefined;
  let batch: LiveMessage[] = [];
  let failures = 0;
  let handedOnAt = 0;

  const handOn = () => {
    clearTimeout(flush);
    flush = undefined;
    const messages = batch;
    batch = [];
    handedOnAt = Date.now();
    if (messages.length > 0) onMessages(messages);
  };
  const receive = (event: MessageEvent<string>) => {
    const message = readLiveMessage(event.data);
    if (message === null) return;
    batch.push(message);
    if (batch.length >= batchLimit) handOn();
    else flush ??= setTimeout(handOn, gatherMs(Date.now() - handedOnAt));
  };
  const open = () => {
    source = new EventSource(url);
    source.addEventListener("open", () => {
      onState("live", failures > 0);
      failures = 0;
    });
    // Named or not, a message is a message.
    for (const name of ["message", "live"]) source.addEventListener(name, receive);
    source.addEventListener("error", () => {
      source?.close();
      failures += 1;
      onState("lost", true);
      clearTimeout(retry);
      retry = setTimeout(open, reconnectDelayMs(failures, Math.random()));
    });
  };
  const reopenNow = () => {
    if (failures === 0 || document.visibilityState === "hidden") return;
    clearTimeout(retry);
    source?.close();
    open();
  };

  open();
  document.addEventListener("visibilitychange", reopenNow);
  window.addEventListener("online", reopenNow);
  return () => {
    document.removeEventListener("visibilitychange", reopenNow);
    window.removeEventListener("online", reopenNow);
    clearTimeout(retry);
    clearTimeout(flush);
    source?.close();
  };
}
