import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackInUse, StoryPack } from "@throughline/contracts";
import { loadStoryPack } from "./load-story-pack.ts";

/** Where a watch tells what it did; a pino logger is one. */
export type PackLog = {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
};

export type PackWatchOptions = {
  log: PackLog;
  /** Time between two looks at the folder, in milliseconds. */
  everyMs?: number;
  now?: () => Date;
};

export type WatchedPack = PackInUse & { stop(): void };

const files = [
  "story.yaml",
  "gazetteer.yaml",
  "publishers.yaml",
  "sites.yaml",
  "feeds.opml",
  "articles.yaml",
];

/**
 * Loads the story pack in a folder and takes it over again whenever its files change, within some seconds: once they
 * have stood still between two looks, since editors and copies write in pieces. A change with a fault in it leaves
 * the pack in use as it is; the log and `state` say what is wrong. Throws a `SetupError` where the pack cannot be used
 * at the start.
 *
 * The contents are compared: a mounted folder tells of no change by itself, and some file systems keep times in
 * steps of seconds.
 */
export async function watchStoryPack(folder: string, options: PackWatchOptions): Promise<WatchedPack> {
  const { log, everyMs = 2_000, now = () => new Date() } = options;
  const listeners = new Set<(pack: StoryPack, before: StoryPack) => void>();
  let taken = await fingerprintOf(folder);
  let current = await loadStoryPack(folder);
  let since = now();
  let problem: string | null = null;
  let seen = taken;
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  /** Takes over what the folder holds, where that has changed and (unless `atOnce`) stood still since the last look. */
  async function look(atOnce: boolean): Promise<void> {
    const found = await fingerprintOf(folder);
    const stoodStill = found === seen;
    seen = found;
    if (stopped || found === taken || !(stoodStill || atOnce)) return;
    taken = found;
    try {
      take(await loadStoryPack(folder));
    } catch (error) {
      problem = (error as Error).message;
      log.warn({ problem, inUse: current.version }, "the story pack has changed and cannot be used as it is");
    }
  }

  function take(pack: StoryPack): void {
    const before = current;
    current = pack;
    since = now();
    problem = null;
    log.info({ version: pack.version, before: before.version }, "the story pack has changed and is in use");
    for (const heard of listeners) heard(pack, before);
  }

  /** Looks never overlap. */
  function lookInTurn(atOnce: boolean): Promise<void> {
    turn = turn
      .then(() => look(atOnce))
      .catch((error: Error) => log.warn({ error: error.message }, "no look at the story pack"));
    return turn;
  }

  let timer = setTimeout(next, everyMs);
  timer.unref();
  function next(): void {
    void lookInTurn(false).then(() => {
      if (stopped) return;
      timer = setTimeout(next, everyMs);
      timer.unref();
    });
  }

  return {
    current: () => current,
    state: () => ({ since, problem }),
    refresh: () => lookInTurn(true),
    onChange(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** SHA-256 over the files' contents; one that is not there counts as such. */
async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) {
    const bytes = await readFile(join(folder, file)).catch(
      (error: NodeJS.ErrnoException) => error.code ?? "",
    );
    hash.update(typeof bytes === "string" ? `\n${file} ${bytes}\n` : `\n${file} ${bytes.length}\n`);
    if (typeof bytes !== "string") hash.update(bytes);
  }
  return hash.digest("hex");
}
