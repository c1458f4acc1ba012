import { LiveMessage } from "@throughline/contracts";
import type { Redis } from "ioredis";
import { z } from "zod";

const channelOf = (namespace: string) => `{${namespace}}:live`;

/** Messages of this long go out together: people do not see the wait, and Redis is spared a command for each step. */
const gatherMs = 50;
/** More than this in one wait are not told one by one: whoever shows things asks anew anyway. */
const mostGathered = 500;

/** Tells every desk that something moved. A message that finds nobody is lost: who shows things asks anyway. */
export function createLivePublisher(redis: Redis, namespace: string): (message: LiveMessage) => void {
  const channel = channelOf(namespace);
  let gathered: LiveMessage[] = [];
  const send = () => {
    redis.publish(channel, JSON.stringify(gathered)).catch(() => {});
    gathered = [];
  };
  return (message) => {
    if (gathered.length === 0) setTimeout(send, gatherMs).unref();
    if (gathered.length < mostGathered) gathered.push(message);
  };
}

/**
 * Hears what the line tells. `redis` is a connection of its own, of the use `subscriber`; it subscribes
 * again by itself after a break. Answers a function that stops listening.
 */
export async function subscribeLive(
  redis: Redis,
  namespace: string,
  onMessage: (message: LiveMessage) => void,
): Promise<() => Promise<void>> {
  const channel = channelOf(namespace);
  redis.on("message", (from, text) => {
    if (from !== channel) return;
    for (const message of readMessages(text)) onMessage(message);
  });
  await redis.subscribe(channel);
  return async () => {
    await redis.unsubscribe(channel).catch(() => {});
  };
}

function readMessages(text: string): LiveMessage[] {
  const messages = z.array(LiveMessage).safeParse(JSON.parse(text));
  return messages.success ? messages.data : [];
}
