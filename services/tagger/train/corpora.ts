import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { labels, mayFollow } from "../src/names/labels.ts";
import { type NameToken, nameTokens } from "../src/names/name-tokens.ts";

/** A sentence with the labels of its tokens. */
export type Sentence = { tokens: NameToken[]; gold: number[] };

type Row = { word: string; tag: string };

const typeNames: Record<string, string> = {
  per: "person",
  person: "person",
  org: "organisation",
  corporation: "organisation",
  group: "organisation",
  loc: "place",
  location: "place",
};

/** Sentences of a file in columns: the word first, its tag in `tagColumn`; a blank line parts sentences. */
export function readColumns(file: string, tagColumn = 1, wordColumn = 0): Sentence[] {
  const found: Sentence[] = [];
  let rows: Row[] = [];
  const close = () => {
    if (rows.length > 0) found.push(fromRows(rows));
    rows = [];
  };
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) {
    const cells = line.split(/[\t ]/);
    if (line.trim() === "") close();
    else if (!line.startsWith("# ") || cells.length === 2)
      rows.push({ word: cells[wordColumn] ?? "", tag: cells[tagColumn] ?? "O" });
  }
  close();
  return found.filter(({ tokens }) => tokens.length > 0);
}

/** Without the addresses and handles of tweets, which no article has. */
export function withoutHandles(sentences: readonly Sentence[]): Sentence[] {
  return sentences.flatMap(({ tokens, gold }) => {
    // Some parts have the sign apart from the handle.
    const kept = tokens.flatMap(({ text }, at) =>
      /^(?:@|https?:|RT$)/.test(text) || tokens[at - 1]?.text === "@" ? [] : [at],
    );
    if (kept.length === 0) return [];
    const left = kept.map((at) => gold[at] ?? 0);
    return [
      {
        tokens: kept.map((at) => tokens[at] as NameToken),
        // What has lost its beginning begins where it now does.
        gold: left.map((label, at) => (mayFollow(left[at - 1], label) ? label : label - 1)),
      },
    ];
  });
}

/** Words and tags as one text with spans, cut into tokens as texts are when they are tagged. */
function fromRows(rows: readonly Row[]): Sentence {
  let text = "";
  const spans: Span[] = [];
  for (const { word, tag } of rows) {
    const start = text === "" ? 0 : text.length + 1;
    text = text === "" ? word : `${text} ${word}`;
    const type = typeNames[tag.slice(2).toLowerCase()];
    const open = spans.at(-1);
    if (type === undefined) continue;
    if (tag.startsWith("I-") && open && open.end === start - 1 && open.type === type) open.end = text.length;
    else spans.push({ start, end: text.length, type });
  }
  return labelled(text, spans);
}

export type Span = { start: number; end: number; type: string };

/** A text's tokens with the labels of the spans that cover them. */
export function labelled(text: string, spans: readonly Span[]): Sentence {
  const tokens = nameTokens(text);
  const gold = tokens.map(({ start, end }) => {
    const span = spans.find((each) => each.start < end && each.end > start);
    return span ? labels.indexOf(`${start <= span.start ? "B" : "I"}-${span.type}`) : 0;
  });
  return { tokens, gold };
}

/** FactRuEval's documents, each with its sentences; neighbouring parts of a person's name are one name. */
export function readFactRuEval(folder: string): Sentence[][] {
  const documents = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return documents.sort().map((name) => {
    const base = join(folder, name.slice(0, -4));
    const text = readFileSync(`${base}.txt`, "utf8");
    const spans = factSpans(readFileSync(`${base}.spans`, "utf8"));
    const sentences = splitByTokens(readFileSync(`${base}.tokens`, "utf8"));
    return sentences.map(({ start, end }) =>
      labelled(
        text.slice(start, end),
        spans
          .filter((span) => span.start >= start && span.end <= end)
          .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
      ),
    );
  });
}

const factTypes: Record<string, string> = {
  name: "person",
  surname: "person",
  patronymic: "person",
  nickname: "person",
  org_name: "organisation",
  loc_name: "place",
};

function factSpans(file: string): Span[] {
  const found: Span[] = [];
  const rows = file.split("\n").flatMap((line) => {
    const [, kind = "", start, length] = line.split(/\s+/);
    const type = factTypes[kind];
    return type === undefined ? [] : [{ start: Number(start), end: Number(start) + Number(length), type }];
  });
  for (const span of rows.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const open = found.at(-1);
    if (open && span.start < open.end) continue;
    const joins = open && span.type === "person" && open.type === "person" && span.start - open.end <= 1;
    if (joins) open.end = span.end;
    else found.push({ ...span });
  }
  return found;
}

/** Sentences are parted by blank lines in the file of tokens. */
function splitByTokens(file: string): { start: number; end: number }[] {
  return file
    .split(/\n\s*\n/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const place = (line: string | undefined) => (line ?? "").split(/\s+/).slice(1, 3).map(Number);
      const [start = 0] = place(lines[0]);
      const [last = 0, length = 0] = place(lines.at(-1));
      return { start, end: last + length };
    });
}
