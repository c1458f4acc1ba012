import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { SetupError } from "@throughline/contracts";
import { stringify } from "yaml";
import { isAssignedCountry, unknownCountry } from "./country-codes.ts";
import { type NewWord, newWords, slugOf } from "./new-words.ts";
import type { PackSchemaName } from "./pack-schemas.ts";
import { writeOpml } from "./write-opml.ts";

/** What a new pack is made from. */
export type NewPack = {
  name: string;
  /** Names of who, where and what the story is about; spellings of one are joined with "=". */
  words: readonly string[];
  /** URLs of feeds. */
  feeds: readonly string[];
  /** BCP 47 codes; words in another script add theirs. */
  languages?: readonly string[];
  /** The folder of the JSON Schemas, to which the files point, so that editors complete them. */
  schemas: string;
};

/**
 * Writes a small pack that works: whoever names two of its words is on the story. Answers the names of the files.
 * Throws a `SetupError` for a folder that has something in it, and for words and feeds that make no pack.
 */
export async function newStoryPack(folder: string, wanted: NewPack): Promise<string[]> {
  const files = newPackFiles(folder, wanted);
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new SetupError(`${folder} cannot be used: ${error.message}`);
  });
  if (there.length > 0) throw new SetupError(`${folder} is not empty; name a new folder.`);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return Object.keys(files);
}

/** The files of a new pack, as `newStoryPack` writes them. */
export function newPackFiles(folder: string, { name, words, feeds, languages = ["en"], schemas }: NewPack) {
  const named = newWords(words, languages);
  if (name.trim() === "") throw new SetupError("A story needs a name.");
  if (named.length === 0)
    throw new SetupError("A story needs words: the names of who, where and what it is about.");
  const known = [...new Set([...languages, ...named.flatMap(({ aliases }) => Object.keys(aliases))])];
  const publishers = publishersOf(feeds, known[0] ?? "en");
  const header = (schema: PackSchemaName, comment: string) => {
    const path = relative(resolve(folder), join(schemas, `${schema}.schema.json`));
    return `# yaml-language-server: $schema=${path.split(sep).join("/")}\n# ${comment}\n`;
  };
  return {
    "story.yaml":
      header(
        "story",
        "What makes an article belong to the story. Weights add up; 0 in sum is a relevance of 0.5.",
      ) + yaml(storyOf(name, slugOf(name) ?? slugOf(basename(resolve(folder))) ?? "story", known, named)),
    "gazetteer.yaml":
      header(
        "gazetteer",
        "Who and what the story names: give each its type, its country and every spelling.",
      ) +
      yaml({
        entities: named,
      }),
    "publishers.yaml":
      header(
        "publishers",
        "Who publishes. Mend the countries (ZZ is unknown), and say which are state media.",
      ) + yaml({ publishers }),
    "feeds.opml": opmlOf(feeds, name, known[0] ?? "en"),
  };
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 110, compat: "yaml-1.1" });

function storyOf(name: string, id: string, languages: readonly string[], named: readonly NewWord[]) {
  return {
    id,
    name: name.trim(),
    languages,
    relevance: { threshold: 0.5, bias: -2, rules: rulesOf(named) },
  };
}

/** One word alone makes a story of it; of several, one is a hint and two are the story. */
function rulesOf(named: readonly NewWord[]) {
  const ids = named.map(({ id }) => id);
  if (ids.length === 1) return [{ name: "it is named", weight: 4, all: [...ids] }];
  const pairs = named.slice(0, -1).map(({ id, name }, at) => {
    const others = ids.slice(at + 1);
    return {
      name: `${name} and another are named`,
      weight: 2,
      all: [id, others.length === 1 ? others[0] : others],
    };
  });
  return [{ name: "one of its words is named", weight: 1.5, all: [[...ids]] }, ...pairs];
}

function hostOf(feed: string): string {
  if (!URL.canParse(feed) || !/^https?:$/u.test(new URL(feed).protocol))
    throw new SetupError(`"${feed}" is no web address of a feed; write one such as https://example.org/rss`);
  return new URL(feed).hostname.replace(/^www\./u, "");
}

/** A host's last part names a country for most that end in two letters. */
function countryOf(host: string): string {
  const end = host.split(".").at(-1)?.toUpperCase() ?? "";
  const code = end === "UK" ? "GB" : end;
  // These are sold to anybody.
  return isAssignedCountry(code) && !/^(IO|TV|ME|CO|AI|FM|CC|LY)$/u.test(code) ? code : unknownCountry;
}

function publishersOf(feeds: readonly string[], language: string) {
  return [...new Set(feeds.map(hostOf))].map((host) => ({
    name: host,
    country: countryOf(host),
    language,
    stateMedia: "no",
    hosts: [host],
  }));
}

function opmlOf(feeds: readonly string[], title: string, language: string): string {
  const outlines = [...new Set(feeds)].map((url) => ({
    url,
    title: hostOf(url),
    publisher: hostOf(url),
    country: countryOf(hostOf(url)),
    language,
    stateMedia: "no" as const,
  }));
  return writeOpml(outlines, title);
}
