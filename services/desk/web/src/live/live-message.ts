import type { LiveMessage } from "../api/types.ts";

/** Reads one message of the live stream. Anything else than a message of ours gives null: it is not an error. */
export function readLiveMessage(data: string): LiveMessage | null {
  try {
    const message = JSON.parse(data) as Partial<LiveMessage> | null;
    const known = message?.kind === "article" || message?.kind === "feed";
    return known && typeof message.id === "string" ? (message as LiveMessage) : null;
  } catch {
    return null;
  }
}

/** The first words of the keys of the queries that a batch of messages makes stale. */
export function staleKeys(messages: readonly LiveMessage[]): string[][] {
  const keys = new Map<string, string[]>();
  const add = (...key: string[]) => keys.set(key.join("/"), key);
  for (const message of messages) {
    if (message.kind === "feed") {
      add("feeds");
      add("feed", message.id);
    } else {
      add("article", message.id);
      if (message.eventId !== undefined) {
        add("events");
        add("event", message.eventId);
      }
    }
  }
  return [...keys.values()];
}
