import { expect, test } from "vitest";
import { problem, runAgainst } from "./fixture-desk.ts";

const candidate = {
  id: "n0001",
  surface: "Линдси Грэма",
  language: "ru",
  strangerId: "local:lindsi-grem",
  entity: { id: "Q4", name: "Lindsey Graham" },
  spelling: "Lindsey Graham",
  distance: 0.33,
  articles: 3,
  firstSeenAt: "2026-06-23T12:00:00Z",
  decision: "open" as const,
  alias: null,
  by: "",
  decidedAt: null,
};
const confirmed = { ...candidate, decision: "confirmed" as const, alias: "Линдси Грэм", by: "Mina" };

test("names list shows what a spelling sounds like, and how far from it", async () => {
  const { out } = await runAgainst({ "GET /name-candidates": { items: [candidate] } }, ["names", "list"]);
  expect(out).toMatch(/3 {2}Линдси Грэма +Lindsey Graham +0\.33 {2}Lindsey Graham {2}n0001/u);
});

test("names alone lists what waits", async () => {
  const { code, out } = await runAgainst({ "GET /name-candidates": { items: [candidate] } }, ["names"]);
  expect(code).toBe(0);
  expect(out).toContain("n0001");
});

test.each([
  [400, "The path is not valid: id: write an id."],
  [404, "No spelling nosuch. GET /api/v1/name-candidates lists those that are open."],
])("an id that no spelling has, a %s, leads to the list", async (status, detail) => {
  const answers = { "PUT /name-candidates/nosuch": problem(status, detail) };
  const { code, err } = await runAgainst(answers, ["names", "reject", "nosuch"]);
  expect(code).toBe(1);
  expect(err).toContain('There is no spelling "nosuch". See the ids: throughline names list');
});

test("names confirm sends the spelling in the nominative, and tells what follows", async () => {
  const answers = { "PUT /name-candidates/n0001": { candidate: confirmed, tagged: 3 } };
  const words = ["names", "confirm", "n0001", "--as", "Линдси Грэм", "--by", "Mina"];
  const { out, heard } = await runAgainst(answers, words);
  expect(JSON.parse(heard[0]?.body ?? "")).toEqual({
    decision: "confirmed",
    by: "Mina",
    alias: "Линдси Грэм",
  });
  expect(out).toBe("“Линдси Грэм” is Lindsey Graham (Q4).\n3 articles are tagged anew.\n");
});

test("names yaml gives the confirmed spellings as lines of a gazetteer", async () => {
  const { out } = await runAgainst({ "GET /name-candidates": { items: [confirmed] } }, ["names", "yaml"]);
  expect(out).toBe(
    '# To be added to what gazetteer.yaml has of these entities.\n  - id: Q4 # Lindsey Graham\n    formerIds: ["local:lindsi-grem"]\n    aliases:\n      ru: ["Линдси Грэм"]\n',
  );
});
