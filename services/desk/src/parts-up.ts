import type { DeskNeeds } from "./needs.ts";
import { within } from "./within.ts";

/** Which of the two parts that the line stands on answer. */
export type PartsUp = { redis: "up" | "down"; store: "up" | "down" };

const pingDeadlineMs = 2_000;

/** Asks Redis and the store at once, each with a deadline. */
export async function partsUp({ redis, store }: Pick<DeskNeeds, "redis" | "store">): Promise<PartsUp> {
  const [redisAnswer, storeAnswer] = await Promise.all([answers(redis.ping()), answers(store.ping())]);
  return { redis: redisAnswer, store: storeAnswer };
}

function answers(work: Promise<unknown>): Promise<"up" | "down"> {
  return within(pingDeadlineMs, work).then(
    () => "up",
    () => "down",
  );
}
