import type { ThreadInput } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { openTestStore } from "@throughline/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeThreader } from "./threader.cases.ts";
import { createThreader } from "./threader.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

async function emptied(): Promise<Store> {
  await store.db.deleteFrom("threadings").execute();
  await store.db.deleteFrom("events").execute();
  return store;
}

const words = [
  "treaty",
  "harbour",
  "minister",
  "fishery",
  "ratified",
  "coast",
  "vessel",
  "quota",
  "province",
];

/** A report in words that no other happening's reports have. */
const article = (id: string, happening: string, more = ""): ThreadInput => ({
  id,
  title: `The ${happening}treaty is signed`,
  text: `${words.map((word) => happening + word).join(" ")}. ${more}`,
  language: "en",
  entities: [],
  countries: [],
  topics: [],
  observedAt: "2025-06-23T09:00:00Z",
});

describe("a threader over the store", () => {
  describeThreader(async () => createThreader({ store: await emptied() }));
});

test("two threaders that meet reports of one happening make one event", async () => {
  await emptied();
  const threaders = [createThreader({ store }), createThreader({ store })];
  const happenings = Array.from({ length: 12 }, (_, at) => `k${at}lm`);
  const decisions = await Promise.all(
    happenings.flatMap((word, at) =>
      threaders.map((threader, side) =>
        threader.add(article(`a${at}b${side}`, word, `Side ${side} said so.`)),
      ),
    ),
  );
  for (const at of happenings.keys()) {
    expect(decisions[at * 2]?.eventId).toBe(decisions[at * 2 + 1]?.eventId);
  }
  expect(new Set(decisions.map(({ eventId }) => eventId)).size).toBe(happenings.length);
  const rows = await store.db.selectFrom("events").select("id").execute();
  expect(rows).toHaveLength(happenings.length);
});

test("a threader that starts later knows what was threaded, and what was merged leads on", async () => {
  await emptied();
  await createThreader({ store }).add(article("a1", "polar"));
  const late = createThreader({ store });
  expect((await late.add(article("a2", "polar", "Fishers welcomed it."))).eventId).toBe("e1");
  expect(await store.events.get("e1")).toMatchObject({
    title: "The polartreaty is signed",
    mergedInto: null,
  });
  await store.db
    .insertInto("events")
    .values({ id: "e0", title: "", language: "en", merged_into: "e1" })
    .execute();
  expect((await store.events.get("e0"))?.id).toBe("e1");
});
