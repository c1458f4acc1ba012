import type { Kysely } from "kysely";
import type { FeedRow } from "./feeds.ts";
import { feedIdOf } from "./ids.ts";
import type { Database } from "./schema.ts";

/** Looks for feeds under several URLs at once. */
export function createKnownFeeds(db: Kysely<Database>) {
  return {
    /**
     * The feeds that are here under any of the URLs, or were added under one and have moved since; each under all
     * the given URLs that lead to it. Removed ones are not here.
     */
    async find(urls: readonly string[]): Promise<Map<string, FeedRow>> {
      if (urls.length === 0) return new Map();
      const ids = urls.map(feedIdOf);
      const rows = await db
        .selectFrom("feeds")
        .selectAll()
        .where((where) => where.or([where("url", "in", urls), where("id", "in", ids)]))
        .where("status", "<>", "removed")
        .execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      const byUrl = new Map(rows.map((row) => [row.url, row]));
      return new Map(
        urls.flatMap((url, at) => {
          const row = byUrl.get(url) ?? byId.get(ids[at] ?? "");
          return row ? [[url, row] as const] : [];
        }),
      );
    },
  };
}
