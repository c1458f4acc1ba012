/**
 * Measures parseFeed against public sets: `feeds.ts <folder>`, a folder with `feedparser-tests/`, `encodings/` and
 * `dates.json`. `--failures` lists what went wrong.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ParsedFeed } from "@throughline/contracts";
import { parseFeedDate } from "../src/feed/feed-date.ts";
import { parseFeed } from "../src/parse-feed.ts";
import { expectationsOf } from "./expectation.ts";
import { agrees, viewOf } from "./feedparser-view.ts";

const [folder = "", flag] = process.argv.slice(2);
if (!existsSync(join(folder, "feedparser-tests"))) {
  console.error("usage: feeds.ts <folder with feedparser-tests/, encodings/, dates.json> [--failures]");
  process.exit(2);
}
const fail = (...what: unknown[]) => flag === "--failures" && console.log("  ✗", ...what);

function filesOf(path: string): string[] {
  return readdirSync(path)
    .sort()
    .flatMap((name) =>
      statSync(join(path, name)).isDirectory() ? filesOf(join(path, name)) : [join(path, name)],
    );
}

type Case = { path: string; body: Buffer; url: string; contentType?: string; expression: string };

function caseOf(path: string): Case {
  const body = readFileSync(path);
  const text = /^\xff\xfe|^\xfe\xff/.test(body.toString("latin1", 0, 2))
    ? body.toString("utf16le")
    : body.toString("utf8");
  const header = (name: string) =>
    new RegExp(`^\\s*Header:\\s*${name}\\s*:\\s*(.*)$`, "im").exec(text)?.[1]?.trim();
  const expression = /Expect:\s*([\s\S]*?)\s*-->/.exec(text)?.[1] ?? "";
  const own = `http://127.0.0.1:8097/${path.slice(path.indexOf("feedparser-tests")).replace("feedparser-tests", "tests")}`;
  const contentType = header("Content-type");
  const location = header("Content-Location");
  return {
    path,
    body,
    expression,
    url: location ? new URL(location, own).href : own,
    ...(contentType && { contentType }),
  };
}

async function parsed({ body, url, contentType }: Case): Promise<ParsedFeed | Error> {
  try {
    return await parseFeed(body, { url, ...(contentType && { contentType }) });
  } catch (error) {
    return error as Error;
  }
}

async function conformance(name: string, chosen: (path: string) => boolean) {
  let right = 0;
  let cases = 0;
  for (const path of filesOf(join(folder, "feedparser-tests/wellformed")).filter(chosen)) {
    const test = caseOf(path);
    const expectations = expectationsOf(test.expression);
    if (!expectations) continue;
    const feed = await parsed(test);
    const empty = {
      format: "rss",
      title: "",
      link: "",
      description: "",
      language: "",
      repairs: [],
      entries: [],
    } as ParsedFeed;
    const seen = expectations
      .map((expectation) => ({
        expectation,
        ours: viewOf(feed instanceof Error ? empty : feed, expectation.path),
      }))
      .filter(({ ours }) => ours !== undefined);
    if (seen.length === 0) continue;
    cases += 1;
    const wrong = seen.find(({ ours, expectation }) => ours !== undefined && !agrees(ours, expectation));
    if (!wrong) right += 1;
    else
      fail(
        path.slice(path.indexOf("wellformed")),
        JSON.stringify(wrong),
        feed instanceof Error ? feed.message : "",
      );
  }
  console.log(`${name}: ${right} of ${cases} (${((100 * right) / cases).toFixed(1)}%)`);
}

async function encodings() {
  const list = JSON.parse(readFileSync(join(folder, "encodings/manifest.json"), "utf8"));
  let right = 0;
  for (const { file, title, contentType } of list) {
    const body = readFileSync(join(folder, "encodings", file));
    const feed = await parsed({ path: file, body, url: "http://e.x/", contentType, expression: "" });
    if (!(feed instanceof Error) && feed.title === title && feed.entries[0]?.title === title) right += 1;
    else fail(file, feed instanceof Error ? feed.message : feed.title);
  }
  console.log(`encodings: ${right} of ${list.length}`);
}

async function illformed() {
  const files = filesOf(join(folder, "feedparser-tests/illformed"));
  let survived = 0;
  let withEntries = 0;
  for (const path of files) {
    const feed = await parsed(caseOf(path));
    const hasEntries = /<(item|entry)[\s>]/i.test(readFileSync(path, "latin1"));
    if (!(feed instanceof Error)) survived += 1;
    if (!(feed instanceof Error) && (feed.entries.length > 0 || !hasEntries)) withEntries += 1;
    else fail(path, feed instanceof Error ? feed.message : "no entries");
  }
  console.log(
    `illformed: ${survived} of ${files.length} survived, ${withEntries} with the entries that they have`,
  );
}

function dates() {
  const sets = JSON.parse(readFileSync(join(folder, "dates.json"), "utf8"));
  let right = 0;
  let wrong = 0;
  for (const [, text, gold] of sets.feedparser) {
    const ours = parseFeedDate(text)?.match(/\d+/g)?.slice(0, 6).map(Number);
    if (JSON.stringify(ours) === JSON.stringify(gold?.slice(0, 6))) right += 1;
    else {
      if (ours) wrong += 1;
      fail(text, gold, ours);
    }
  }
  for (const text of sets.miniflux) {
    if (parseFeedDate(text)) right += 1;
    else fail(text);
  }
  const all = sets.feedparser.length + sets.miniflux.length;
  console.log(`dates: ${right} of ${all} right or read, ${wrong} wrong but accepted`);
}

const isSanitize = (path: string) => path.includes("/sanitize/");
await conformance("wellformed, fields of ParsedFeed, without sanitize/", (path) => !isSanitize(path));
await conformance("wellformed/sanitize", isSanitize);
await encodings();
await illformed();
dates();
