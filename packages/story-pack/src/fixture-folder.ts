import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const story = `id: sample
name: A sample
languages: [en]
relevance:
  threshold: 0.5
  bias: -2
  rules:
    - name: the place is named
      weight: 3
      all: ["local:place"]
    - name: trade
      weight: 1
      all: [[country:IR, country:RU], topic:trade]
topics:
  - code: trade
    label: Trade
    words:
      en: { export: 1 }
    entities: { Q42: 1 }
`;
const gazetteer = `entities:
  - id: local:place
    name: Place
    type: place
    country: IR
    aliases:
      en: [Place]
    metonyms:
      en: [The Palace]
  - id: Q42
    name: Person
    type: person
    aliases: { en: [A. Person], ru: [Персона] }
`;
const feeds = `<opml version="2.0" xmlns:feed="urn:throughline:feed">
<body>
<outline text="One" xmlUrl="https://one.example/rss" feed:publisher="One" feed:country="IR" feed:language="en" feed:stateMedia="yes"/>
</body></opml>
`;

/** A small pack that is right, in a folder of its own, which whoever asks removes. */
export async function samplePack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "story-pack-"));
  await writeFile(join(folder, "story.yaml"), story);
  await writeFile(join(folder, "gazetteer.yaml"), gazetteer);
  await writeFile(join(folder, "feeds.opml"), feeds);
  return folder;
}

/** Changes words of a file that must be there. */
export async function changeFile(folder: string, file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  await writeFile(path, text.replace(from, to));
}
