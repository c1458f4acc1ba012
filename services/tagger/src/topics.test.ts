import type { PackTopic } from "@throughline/contracts";
import { expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { createTagger } from "./tagger.ts";

const sanctions: PackTopic = {
  code: "medtop:20000642",
  label: "economic sanction",
  words: { en: { "sanction*": 1.8, treasury: 0.7 }, ar: { عقوبات: 1.8, خزانة: 0.9 } },
  entities: { "local:ofac": 1.4 },
};
const office = {
  id: "local:ofac",
  name: "Office of Foreign Assets Control",
  type: "organisation" as const,
  roles: [],
  aliases: {
    en: ["Office of Foreign Assets Control"],
    ru: ["Управление по контролю за иностранными активами"],
  },
  demonyms: {},
  metonyms: {},
};

async function topicsOf(title: string, text = "") {
  const pack = fixturePack([office]);
  const tagger = await createTagger({ ...pack, definition: { ...pack.definition, topics: [sanctions] } });
  return tagger.tag({ title, text }).topics;
}

test("words and entities speak for a topic together, and the evidence tells them apart", async () => {
  const [topic] = await topicsOf(
    "The Office of Foreign Assets Control acts",
    "New sanctions were announced. Sanctions stay.",
  );
  expect(topic?.code).toBe(sanctions.code);
  expect(topic?.evidence).toMatchObject({
    by: "words",
    words: { "sanction*": 2 },
    entities: { "Office of Foreign Assets Control": 1 },
  });
});

test("an entity speaks in any language", async () => {
  const found = await topicsOf(
    "Управление по контролю за иностранными активами расширило список",
    "Управление по контролю за иностранными активами назвало шесть фирм.",
  );
  expect(found).toHaveLength(1);
  expect(await topicsOf("الخزانة تعلن عقوبات", "فرضت الخزانة عقوبات على شركات.")).toHaveLength(1);
});

test.each([
  ["one word, once", "Sanctions", "", 0],
  ["one telling word, used again", "Sanctions", "The sanctions are new.", 1],
  ["one word that tells little, however often", "Treasury", "Treasury, treasury, treasury, treasury.", 0],
])("%s", async (_, title, text, count) => {
  expect(await topicsOf(title, text)).toHaveLength(count);
});
