import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** A site's robots.txt as last read. `expiresAt` is in milliseconds since the epoch. */
export type KeptRobots = {
  state: "read" | "unavailable" | "unreachable";
  text: string;
  reason: string;
  expiresAt: number;
};

/** The robots.txt files that all processes go by, by origin; those that have expired too. */
export function createRobotsStore(db: Kysely<Database>) {
  return {
    async get(origin: string): Promise<KeptRobots | undefined> {
      const row = await db.selectFrom("robots").selectAll().where("origin", "=", origin).executeTakeFirst();
      if (!row) return undefined;
      const { state, text, reason, expires_at } = row;
      return { state: state as KeptRobots["state"], text, reason, expiresAt: expires_at.getTime() };
    },

    async set(origin: string, robots: KeptRobots): Promise<void> {
      const { state, text, reason } = robots;
      const row = { state, text, reason, expires_at: new Date(robots.expiresAt) };
      await db
        .insertInto("robots")
        .values({ origin, ...row })
        .onConflict((conflict) => conflict.column("origin").doUpdateSet(row))
        .execute();
    },
  };
}
