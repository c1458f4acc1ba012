import { Publisher } from "@throughline/contracts";
import { expect, test } from "vitest";
import { createCopyIndex } from "./copy-index.ts";
import { createOriginReader } from "./origin.ts";

const publishers = [
  { name: "TASS", credits: ["TASS", "ТАСС"], hosts: ["tass.example"] },
  { name: "RIA Novosti", family: "rossiya-segodnya", credits: ["RIA"] },
  { name: "Sputnik", family: "rossiya-segodnya", credits: ["Sputnik"] },
].map((each) => Publisher.parse(each));
const originOf = createOriginReader(publishers);
const article = { id: "a1", title: "", text: "The minister arrived." };

test.each([
  ["its own", { ...article, publisher: "Gazette" }, { publisher: "Gazette", source: "Gazette", says: "" }],
  ["its family", { ...article, publisher: "Sputnik" }, { publisher: "Sputnik", source: "rossiya-segodnya" }],
  ["by its host", { ...article, url: "https://tass.example/1" }, { publisher: "TASS", source: "TASS" }],
  [
    "whom it retells",
    { ...article, publisher: "Gazette", text: "The minister arrived, RIA reports." },
    { publisher: "Gazette", creditedTo: "RIA Novosti", source: "rossiya-segodnya", says: "RIA reports" },
  ],
  ["nobody known", article, { publisher: "", creditedTo: "", source: "", says: "" }],
])("an article counts as %s", (_name, given, expected) => {
  expect(originOf(given)).toMatchObject(expected);
});

test("a copy points to the one that its text names, though another is as near", async () => {
  const index = createCopyIndex({ publishers });
  const sentence = (word: string) =>
    `The ${word} minister said that the ${word} talks would go on in the autumn. `;
  const text = ["harbour", "railway", "water", "grain"].map(sentence).join("");
  const at = (minute: number) => `2025-06-23T09:0${minute}:00Z`;
  await index.add({
    id: "a1",
    title: "",
    text: `${text}It ended there.`,
    publisher: "Gazette",
    observedAt: at(1),
  });
  await index.add({
    id: "a2",
    title: "",
    text: `${text}More is to come.`,
    publisher: "TASS",
    observedAt: at(2),
  });
  const copy = await index.add({
    id: "a3",
    title: "",
    text: `MOSCOW (TASS) - ${text}It ended there.`,
    publisher: "Herald",
    observedAt: at(3),
  });
  expect(copy).toMatchObject({
    relation: "near",
    originalId: "a1",
    evidence: { comparedWith: "a2", says: "(TASS)" },
  });
});
