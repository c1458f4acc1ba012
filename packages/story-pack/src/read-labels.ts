import { join } from "node:path";
import type { StoryPack } from "@throughline/contracts";
import { closest } from "./closest.ts";
import { languageFault } from "./country-codes.ts";
import { type LabelledArticle, LabelsFile, LabelThresholds } from "./labels-file.ts";
import { type MarkedSpan, readMarkedText } from "./marked-text.ts";
import { fileNames } from "./pack-articles.ts";
import type { PackProblem, Position } from "./pack-problem.ts";
import { readTextFile } from "./text-file.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** A labelled article with its marks read. `text` of one that names a file is that file's. */
export type LabelledText = Omit<LabelledArticle, "text" | "title"> & {
  title: string;
  text: string;
  spans: { title: MarkedSpan[]; text: MarkedSpan[] };
};

export type Labels = { articles: LabelledText[]; thresholds: LabelThresholds; problems: PackProblem[] };

const thresholdsFile = "thresholds.yaml";

/**
 * Reads `labels/` of a pack: any number of YAML files with articles, and `thresholds.yaml`. A pack without the folder
 * has no labels. What a label names must be in the pack.
 */
export async function readLabels(pack: StoryPack): Promise<Labels> {
  const names = await fileNames(join(pack.folder, "labels"));
  const articles: LabelledText[] = [];
  const problems: PackProblem[] = [];
  const files: { file: string; text: string; yaml: YamlFile<{ articles: LabelledArticle[] }> }[] = [];
  let thresholds: LabelThresholds = {};
  for (const name of names) {
    const file = `labels/${name}`;
    if (!/\.ya?ml$/u.test(name)) {
      problems.push({ file, what: "this is not YAML", mend: "move it out of labels/" });
      continue;
    }
    const text = (await readTextFile(pack.folder, file)) ?? "";
    if (name === thresholdsFile) {
      const yaml = readYaml(file, text, LabelThresholds);
      thresholds = yaml.value ?? {};
      problems.push(...yaml.problems);
    } else files.push({ file, text, yaml: readYaml(file, text, LabelsFile) });
  }
  const ids = files.flatMap(({ yaml }) => yaml.value?.articles.map(({ id }) => id) ?? []);
  const seen = new Set<string>();
  for (const { file, text, yaml } of files) {
    problems.push(...yaml.problems);
    for (const [index, article] of (yaml.value?.articles ?? []).entries()) {
      const read = await readArticle(pack, article);
      articles.push(read.article);
      const faults = [...read.faults, ...faultsOf(pack, article, ids, seen)];
      for (const { path, what, mend, words } of faults) {
        const at = yaml.at(["articles", index, ...path]);
        problems.push({ file, ...(words === undefined ? at : placeOf(words, text, at)), what, mend });
      }
    }
  }
  return { articles, thresholds, problems };
}

/** `words` stand at the fault itself, somewhere in the value at `path`. */
type Fault = { path: PropertyKey[]; what: string; mend: string; words?: string };

/** The first place at or behind another one where words stand in a file's text. */
function placeOf(words: string, text: string, from: Position): Position {
  const lines = text.split("\n");
  for (let line = from.line; line <= lines.length; line++) {
    const column = (lines[line - 1] ?? "").indexOf(words, line === from.line ? from.column - 1 : 0);
    if (column !== -1) return { line, column: column + 1 };
  }
  return from;
}

async function readArticle(pack: StoryPack, labelled: LabelledArticle) {
  const { title, text: marked = "", file } = labelled;
  const source = pack.articles.find((article) => article.file === file);
  const body = source ? await readTextFile(join(pack.folder, "articles"), source.file) : undefined;
  const [firstLine = "", ...rest] = body?.split("\n") ?? [];
  const of = { title: readMarkedText(title), text: readMarkedText(marked) };
  const faults = (["title", "text"] as const).flatMap((field) => [
    ...of[field].faults.map((fault): Fault => ({ path: [field], ...fault })),
    ...of[field].spans.flatMap(({ entityId, surface }) =>
      unknownEntity(pack, entityId, [field]).map((fault) => ({
        ...fault,
        words: `[[${surface}|${entityId}]]`,
      })),
    ),
  ]);
  const article: LabelledText = {
    ...labelled,
    title: body === undefined ? of.title.text : firstLine,
    text: body === undefined ? of.text.text : rest.join("\n"),
    spans: { title: of.title.spans, text: of.text.spans },
  };
  return { article, faults };
}

function unknownEntity({ entities }: StoryPack, id: string, path: PropertyKey[]): Fault[] {
  if (entities.some((entity) => entity.id === id)) return [];
  const now = entities.find(({ formerIds = [] }) => formerIds.includes(id));
  if (now) return [{ path, what: `"${id}" is the id that ${now.name} had`, mend: `write ${now.id}` }];
  const near = closest(
    id,
    entities.map((entity) => entity.id),
  );
  const mend = near ? `did you mean "${near}"?` : "add it there, or take the mark out";
  return [{ path, what: `gazetteer.yaml has no entity "${id}"`, mend }];
}

function faultsOf(pack: StoryPack, article: LabelledArticle, ids: string[], seen: Set<string>): Fault[] {
  const faults: Fault[] = [];
  const { id, language, file, entities = [], topics = [], copyOf } = article;
  if (seen.has(id))
    faults.push({ path: ["id"], what: `there are two labelled articles "${id}"`, mend: "rename one" });
  seen.add(id);
  const ofLanguage = languageFault(language);
  if (ofLanguage) faults.push({ path: ["language"], ...ofLanguage });
  if (file !== undefined && !pack.articles.some((known) => known.file === file))
    faults.push({
      path: ["file"],
      what: `articles/ has no file "${file}"`,
      mend: "add the file, or take the label out",
    });
  if (copyOf !== undefined && (copyOf === id || !ids.includes(copyOf)))
    faults.push({
      path: ["copyOf"],
      what: `"${copyOf}" is no other labelled article`,
      mend: `name another article's id${closest(copyOf, ids) ? `, such as "${closest(copyOf, ids)}"` : ""}`,
    });
  const codes = pack.definition.topics.map(({ code }) => code);
  for (const [place, topic] of topics.entries())
    if (!codes.includes(topic))
      faults.push({
        path: ["topics", place],
        what: `story.yaml has no topic "${topic}"`,
        mend: `name one of its codes${closest(topic, codes) ? `, such as "${closest(topic, codes)}"` : ""}`,
      });
  for (const [place, entity] of entities.entries())
    faults.push(...unknownEntity(pack, entity, ["entities", place]));
  return faults;
}
