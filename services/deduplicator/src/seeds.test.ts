import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createCopyIndex } from "./index.ts";

const seed = (file: string) =>
  readFileSync(new URL(`../../../seeds/iran-russia/articles/${file}`, import.meta.url), "utf8");

/** Two reports of one event in words of their own: the second file without what its page put around the text. */
test("the two seeds are neither copies nor parts of each other", async () => {
  const first = seed("000_b04ab46384a84afd.txt");
  const second = seed("004_cf006b21e500fe03.txt").split("\n\nCEPT University")[0] ?? "";
  const index = createCopyIndex();
  await index.add({ id: "a1", title: "", text: first });
  const decision = await index.add({ id: "a2", title: "", text: second });
  expect(decision.relation).toBe("original");
  expect(decision.evidence.containment ?? 0).toBeLessThan(0.1);
});
