import { LiveMessage } from "@throughline/contracts";
import type { Redis } from "ioredis";

const channelOf = (namespace: string) => `{${namespace}}:live`;

/** Tells every desk that something moved. A message that finds nobody is lost: who shows things asks anyway. */
export function createLivePublisher(redis: Redis, namespace: string): (message: LiveMessage) => void {
  const channel = channelOf(namespace);
  return (message) => {
    redis.publish(channel, JSON.stringify(message)).catch(() => {});
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
    const message = LiveMessage.safeParse(JSON.parse(text));
    if (message.success) onMessage(message.data);
  });
  await redis.subscribe(channel);
  return async () => {
    await redis.unsubscribe(channel).catch(() => {});
  };
}
