import type { ParsedFeed } from "@throughline/contracts";
import { NotAFeed } from "./not-a-feed.ts";
import { type FeedContext, parseFeed } from "./parse-feed.ts";

/** A document on its way to a thread, which stores 1 in `started` when it begins. */
export type ParseTask = { body: Uint8Array; context: FeedContext; started: Int32Array };

/** What a thread makes of it. A `NotAFeed` would come out of the thread as a plain error: its facts cross instead. */
export type ParseResult = { feed: ParsedFeed } | { notAFeed: Pick<NotAFeed, "kind" | "message"> };

/** Runs in a thread of the pool: bytes to feed. */
export async function parseInThread({ body, context, started }: ParseTask): Promise<ParseResult> {
  Atomics.store(started, 0, 1);
  Atomics.notify(started, 0);
  try {
    return { feed: await parseFeed(body, context) };
  } catch (error) {
    if (error instanceof NotAFeed) return { notAFeed: { kind: error.kind, message: error.message } };
    throw error;
  }
}
