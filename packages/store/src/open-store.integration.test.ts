import { sql } from "kysely";
import { expect, test } from "vitest";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { openStore } from "./open-store.ts";

test("a statement of the embedded database has a deadline, and the next one is answered", async () => {
  const embedded = await startEmbeddedDatabase();
  // The schema is brought in with the usual time.
  await (await openStore({ embedded })).close();
  const store = await openStore({ embedded, statementMs: 500 });
  const started = performance.now();
  const late = store.db.transaction().execute(async (trx) => {
    await trx.insertInto("meta").values({ key: "late", value: "1" }).execute();
    await sql`select pg_sleep(4)`.execute(trx);
  });
  await expect(late).rejects.toThrow(/timeout|given up/);
  expect(performance.now() - started).toBeLessThan(3_900);
  expect(await store.meta.get("late")).toBeUndefined();
  await store.close();
  await embedded.close();
});
