import { openTestStore, putArticle } from "@throughline/testkit";
import { expect, test } from "vitest";
import { comparePair } from "./compare-pair.ts";
import { createCopyIndex } from "./copy-index.ts";

const report =
  "The foreign minister of Iran arrived in Moscow on Monday with a letter for the Russian president. He is to be received in the Kremlin at noon, his spokesman said. Diplomats in Vienna said that inspectors had lost sight of 408 kilograms of enriched uranium.";

test("two articles are compared by their newest texts, the later with the earlier, in whatever order they are given", async () => {
  const store = await openTestStore();
  try {
    const first = await putArticle(store, {
      url: "https://a.example/1",
      title: "Envoy in Moscow",
      text: report,
    });
    const second = await putArticle(store, {
      url: "https://b.example/1",
      title: "Envoy brings letter",
      text: `MOSCOW (Agency) — ${report}`,
    });
    const index = createCopyIndex({ store });
    for (const [{ articleId }, at] of [
      [first, "2031-03-04T05:00:00Z"],
      [second, "2031-03-04T06:00:00Z"],
    ] as const) {
      const text = (await store.revisions.latest(articleId))?.text ?? "";
      await index.add({ id: articleId, title: "", text, observedAt: at });
    }
    const compared = await comparePair({ store }, { a: first.articleId, b: second.articleId });
    expect(compared).toMatchObject({
      a: { articleId: second.articleId, revision: 1 },
      b: { articleId: first.articleId, revision: 1 },
      relation: "near",
      reverseContainment: 1,
      later: "a",
      verdict: "The later one is a copy.",
      decided: { relation: "near", comparedWith: first.articleId },
      decidedOther: { relation: "original", comparedWith: null, by: "machine" },
    });
    expect(await comparePair({ store }, { a: second.articleId, b: first.articleId })).toEqual(compared);
    expect(await comparePair({ store }, { a: first.articleId, b: "a0000" })).toBeNull();

    const ruling = { copyOf: second.articleId, note: "", at: "2031-03-05T05:00:00.000Z" };
    await index.rule(first.articleId, ruling);
    expect(await comparePair({ store }, { a: first.articleId, b: second.articleId })).toMatchObject({
      a: { articleId: first.articleId },
      later: "b",
      verdict: expect.stringMatching(/^A person says: the earlier one is a copy of the later one\./),
      containment: 1,
      decided: { comparedWith: second.articleId, by: "person" },
      decidedOther: { relation: "original", by: "machine" },
    });
  } finally {
    await store.close();
  }
});
