import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changeFile, samplePack } from "./fixture-folder.ts";
import { checkStoryPack, loadStoryPack, problemLine } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await samplePack();
  await mkdir(join(folder, "labels"));
  await writeFile(join(folder, "labels/one.yaml"), labels);
  await writeFile(join(folder, "publishers.yaml"), publishers);
  await writeFile(join(folder, "sites.yaml"), sites);
});
afterEach(() => rm(folder, { recursive: true }));

const labels = `articles:
  - id: first
    language: en
    onStory: true
    title: "[[Place|local:place]] opens"
    text: |
      The gates of [[Place|local:place]] opened.
      [[Person|Q42]] was there.
  - id: second
    language: en
    onStory: false
    text: Nothing of it.
    copyOf: first
`;
const publishers = `publishers:
  - name: One
    country: IR
`;

const sites = `sites:
  - host: one.example
    article: [.story, "main > .lead"]
    drop: [.ticker]
`;

const found = async () => (await checkStoryPack(folder)).problems.map(problemLine);

describe("checkStoryPack", () => {
  test("a pack that is right has no fault but what its author may have meant", async () => {
    const check = await checkStoryPack(folder);
    expect(check.problems.map(problemLine)).toEqual([
      "gazetteer.yaml:10:5: warning: nothing says where Q42 was confirmed; add source: where it was confirmed, or give the entity an id local:<slug>",
    ]);
    expect(check).toMatchObject({
      usable: true,
      counts: { entities: 2, feeds: 1, publishers: 1, sites: 1, articles: 0, labels: 2 },
    });
  });

  test("an id that an entity had still serves rules and topics, with a warning where each stands", async () => {
    await changeFile(
      folder,
      "gazetteer.yaml",
      "id: local:place",
      "id: Q7\n    formerIds: [local:place]\n    source: seen",
    );
    await changeFile(folder, "gazetteer.yaml", "id: Q42", "id: Q43\n    formerIds: [Q42]\n    source: seen");
    await rm(join(folder, "labels"), { recursive: true });
    const { usable, problems } = await checkStoryPack(folder);
    expect({ usable, problems: problems.map(problemLine) }).toEqual({
      usable: true,
      problems: [
        'story.yaml:10:13: warning: "local:place" is an id that an entity had; write Q7',
        'story.yaml:19:17: warning: "Q42" is an id that an entity had; write Q43',
      ],
    });
    const { definition } = await loadStoryPack(folder);
    expect(definition.relevance.rules[0]?.all).toEqual(["Q7"]);
    expect(definition.topics[0]?.entities).toEqual({ Q43: 1 });
  });

  test.each([
    [
      "a language of which little is known",
      "story.yaml",
      "languages: [en]",
      "languages: [en, de]",
      'story.yaml:3:17: warning: in "de" no quotations, speakers and acting countries are found',
    ],
    [
      "a country in words",
      "gazetteer.yaml",
      "country: IR",
      "country: Egypt",
      'gazetteer.yaml:5:5: "entities.0.country" (local:place) is "Egypt", which does not fit; write two capital letters, such as EG',
    ],
    [
      "a badly formed id",
      "gazetteer.yaml",
      "Q42",
      "q42",
      'gazetteer.yaml:10:5: "entities.1.id" (Person) is "q42", which does not fit; write a Wikidata id such as Q794',
    ],
    [
      "a country that is none",
      "gazetteer.yaml",
      "country: IR",
      "country: UK",
      'gazetteer.yaml:5:5: "UK" is no country of ISO 3166-1; did you mean "GB"?',
    ],
    [
      "a language's longer code",
      "gazetteer.yaml",
      "ru: [",
      "rus: [",
      'gazetteer.yaml:13:33: "rus" is no language code; did you mean "ru"?',
    ],
    [
      "a role that ends before it begins",
      "gazetteer.yaml",
      "    type: person",
      '    type: person\n    roles: [{ title: Guard, from: "2020", to: "2019-05" }]',
      'gazetteer.yaml:13:43: Person is "Guard" from 2020 to 2019-05, which ends before it begins;',
    ],
    [
      "a date that is none",
      "gazetteer.yaml",
      "    type: person",
      '    type: person\n    roles: [{ title: Guard, from: "2020-13" }]',
      'gazetteer.yaml:13:29: "entities.1.roles.0.from" is "2020-13", which does not fit; write a date',
    ],
    [
      "a common word",
      "gazetteer.yaml",
      "A. Person",
      "may",
      'gazetteer.yaml:13:21: warning: "may" is a common word of English; write a longer form',
    ],
    [
      "an alias of two small letters",
      "gazetteer.yaml",
      "A. Person",
      "pe",
      'gazetteer.yaml:13:21: warning: "pe" is two small letters',
    ],
    [
      "a rule's country",
      "story.yaml",
      "country:RU",
      "country:SU",
      'story.yaml:13:26: the rule "trade" asks for "country:SU", but "SU" is no country of ISO 3166-1; did you mean "RU"?',
    ],
    [
      "a rule's topic",
      "story.yaml",
      "topic:trade",
      "topic:trde",
      'story.yaml:13:39: the rule "trade" asks for "topic:trde", which the pack does not have; did you mean "topic:trade"?',
    ],
    [
      "a topic's entity",
      "story.yaml",
      "Q42: 1",
      "Q24: 1",
      'story.yaml:19:17: the topic "Trade" takes "Q24" for a sign, which gazetteer.yaml does not have; did you mean "Q42"?',
    ],
    [
      "a labelled topic",
      "labels/one.yaml",
      "onStory: true",
      "onStory: true\n    topics: [trad]",
      'labels/one.yaml:5:14: story.yaml has no topic "trad"; name one of its codes, such as "trade"',
    ],
    [
      "a feed's publisher",
      "feeds.opml",
      'publisher="One"',
      'publisher="Oen"',
      'feeds.opml:3:1: the feed\'s publisher "Oen" is not in publishers.yaml; did you mean "One"?',
    ],
    [
      "a publisher's country that is still to be found",
      "publishers.yaml",
      "country: IR",
      "country: ZZ",
      'publishers.yaml:3:5: warning: the country of "One" is not known;',
    ],
    [
      "a selector that is none",
      "sites.yaml",
      "main > .lead",
      "main >",
      'sites.yaml:3:23: "main >" is no CSS selector: it ends where an element is missing; write one such as',
    ],
    [
      "a pseudo-class that nobody knows",
      "sites.yaml",
      ".ticker",
      '".a:lead"',
      'sites.yaml:4:12: ".a:lead" is no CSS selector: Unknown pseudo-class :lead; write one such as',
    ],
    [
      "a host with its scheme",
      "sites.yaml",
      "host: one.example",
      "host: https://one.example/",
      'sites.yaml:2:5: "sites.0.host" is "https://one.example/", which does not fit; write a host as it stands in addresses',
    ],
    [
      "a mark's entity, on its own line",
      "labels/one.yaml",
      "Person|Q42",
      "Person|Q43",
      'labels/one.yaml:8:7: gazetteer.yaml has no entity "Q43"; did you mean "Q42"?',
    ],
    [
      "a mark without an id",
      "labels/one.yaml",
      "[[Person|Q42]]",
      "[[Person]]",
      'labels/one.yaml:8:7: the mark "[[Person]]" cannot be read; write [[the words of the name|the id of the entity]]',
    ],
    [
      "a copy of nothing",
      "labels/one.yaml",
      "copyOf: first",
      "copyOf: frist",
      'labels/one.yaml:13:5: "frist" is no other labelled article;',
    ],
    [
      "a label's file",
      "labels/one.yaml",
      "text: Nothing of it.",
      "file: 000.txt",
      'labels/one.yaml:12:5: articles/ has no file "000.txt";',
    ],
    ["neither text nor file", "labels/one.yaml", "    text: Nothing of it.\n", "", "labels/one.yaml:9:5: "],
  ])("%s is named with its place and its mend", async (_name, file, from, to, message) => {
    await changeFile(folder, file, from, to);
    expect((await found()).join("\n")).toContain(message);
  });

  test("a fault of the labels does not keep the pack from being used; a golden result without its article is told", async () => {
    await changeFile(folder, "labels/one.yaml", "Q42", "Q43");
    await mkdir(join(folder, "golden"));
    await writeFile(join(folder, "golden/000.txt.json"), "{}");
    const { usable, problems } = await checkStoryPack(folder);
    expect(usable).toBe(true);
    expect(problems.map(({ file }) => file)).toContain("golden/000.txt.json");
  });
});
