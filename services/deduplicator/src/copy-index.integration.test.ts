import type { Store } from "@throughline/store";
import { openTestStore } from "@throughline/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeCopyIndex } from "./copy-index.cases.ts";
import { createCopyIndex } from "./index.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

async function emptied(): Promise<Store> {
  await store.copies.clear();
  await store.db.deleteFrom("copy_rulings").execute();
  return store;
}

describe("a copy index over the store", () => {
  describeCopyIndex(async () => createCopyIndex({ store: await emptied() }));
});

test("articles that meet at the same moment agree on one original", async () => {
  await emptied();
  const indexes = [createCopyIndex({ store }), createCopyIndex({ store })];
  const observedAt = "2025-06-23T09:00:00Z";
  const pairs = Array.from({ length: 40 }, (_, pair) => textOf(pair));
  await Promise.all(
    pairs.flatMap((text, pair) =>
      indexes.map((index, side) =>
        index.add({ id: `a${pair}s${side}`, title: "", text: side ? `(AFP) ${text}` : text, observedAt }),
      ),
    ),
  );
  for (const pair of pairs.keys()) {
    expect(await store.copies.originalOf(`a${pair}s0`)).toBe(`a${pair}s0`);
    expect(await store.copies.originalOf(`a${pair}s1`)).toBe(`a${pair}s0`);
  }
});

/** Sixty words that no other number's text has. */
function textOf(seed: number): string {
  return Array.from({ length: 60 }, (_, at) => `w${(seed * 7919 + at * at * 31) % 99_991}x${seed}`).join(" ");
}
