import type { Json } from "@throughline/contracts";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Small facts about this installation, by key. */
export function createMetaStore(db: Kysely<Database>) {
  return {
    async get(key: string): Promise<Json | undefined> {
      const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value;
    },
    async set(key: string, value: Json): Promise<void> {
      const json = JSON.stringify(value);
      await db
        .insertInto("meta")
        .values({ key, value: json })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: json }))
        .execute();
    },
    /** Sets the value only where the key has none yet, and answers the value that stands. */
    async setOnce(key: string, value: Json): Promise<Json> {
      await db
        .insertInto("meta")
        .values({ key, value: JSON.stringify(value) })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .execute();
      const row = await db
        .selectFrom("meta")
        .select("value")
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      return row.value;
    },
  };
}
