import { openTestStore } from "@throughline/testkit";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { polledColumns } from "./polled-columns.ts";

test("every column that a poll may change is written by the newest record_polls", async () => {
  const store = await openTestStore();
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef('record_polls'::regproc) as definition`.execute(store.db);
  const written = [...(rows[0]?.definition ?? "").matchAll(/\(changed\.next\)\.(\w+)/g)].map(
    ([, name]) => name,
  );
  expect(written.sort()).toEqual([...polledColumns].sort());
  await store.close();
});
