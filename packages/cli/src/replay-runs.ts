import { setTimeout as sleep } from "node:timers/promises";
import { ArticleDetail, ReplayDiff, ReplayStarted, SetupError } from "@throughline/contracts";
import { type AnswerOf, type DeskClient, DeskError } from "./desk-client.ts";
import { readInput } from "./read-input.ts";
import type { DocumentFile } from "./replay-documents.ts";

/** What came of one document. */
export type ReplayResult = {
  name: string;
  /**
   * `new`: it had never run; `same` and `changed`: compared with the run before; `refused`: the desk or the file
   * system did not take it; `dead`: a step failed for good; `unfinished`: it is still on the line.
   */
  state: "new" | "same" | "changed" | "refused" | "dead" | "unfinished";
  /** Why it was refused, is dead, or where it stands. */
  reason: string;
  articleId: string | null;
  run: number | null;
  outcome: string | null;
  changes: AnswerOf<typeof ReplayDiff>["changes"];
};

export type ReplayOptions = {
  /** Waiting ends when no document ends for so long, in milliseconds. */
  idleMs: number;
  progress: (ended: number) => void;
};

/** As much as a page may have. */
const mostBytes = 5 * 1024 * 1024;
const askEveryMs = 100;

/**
 * Replays every document, each when the run of the one before it has ended: what a report joins or copies depends
 * on those before it, so the same documents give the same events only in the same order.
 */
export async function replayAll(
  desk: DeskClient,
  documents: readonly DocumentFile[],
  options: ReplayOptions,
): Promise<ReplayResult[]> {
  const results: ReplayResult[] = [];
  let lastEndAt = performance.now();
  let ended = 0;
  const isIdle = () => performance.now() - lastEndAt > options.idleMs;
  for (const document of documents) {
    const result = await replayOne(desk, document, isIdle);
    results.push(result);
    if (result.state !== "unfinished") lastEndAt = performance.now();
    ended += 1;
    options.progress(ended);
  }
  return results;
}

async function replayOne(
  desk: DeskClient,
  document: DocumentFile,
  isIdle: () => boolean,
): Promise<ReplayResult> {
  const none = { name: document.name, reason: "", articleId: null, run: null, outcome: null, changes: [] };
  try {
    const { articleId, run } = await send(desk, document);
    return { ...none, articleId, run, ...(await endOf(desk, articleId, run, isIdle)) };
  } catch (error) {
    // What is said of this document belongs to it; a desk that is not there ends it all.
    if (error instanceof SetupError || (error instanceof DeskError && error.problem))
      return { ...none, state: "refused", reason: error.message };
    throw error;
  }
}

async function send(desk: DeskClient, { name, path, contentType }: DocumentFile) {
  const bytes = await readInput(path, "", mostBytes);
  return desk.json("/replay", ReplayStarted, {
    method: "POST",
    body: { name, contentType, body: Buffer.from(bytes).toString("base64") },
  });
}

async function endOf(
  desk: DeskClient,
  articleId: string,
  run: number,
  isIdle: () => boolean,
): Promise<Pick<ReplayResult, "state" | "reason" | "outcome" | "changes">> {
  for (;;) {
    const article = await desk.json(`/articles/${articleId}`, ArticleDetail);
    if (article.run > run || article.stage === "ended") break;
    if (article.dead)
      return {
        state: "dead",
        reason: `${article.dead.step}: ${article.dead.error}`,
        outcome: null,
        changes: [],
      };
    if (isIdle()) {
      const reason = `${article.stage} is next; it goes on without this command`;
      return { state: "unfinished", reason, outcome: null, changes: [] };
    }
    await sleep(askEveryMs);
  }
  return run === 1 ? firstRun(desk, articleId) : laterRun(desk, articleId, run);
}

async function firstRun(desk: DeskClient, articleId: string) {
  const { outcome, reason } = await desk.json(`/articles/${articleId}`, ArticleDetail);
  return { state: "new" as const, reason, outcome, changes: [] };
}

async function laterRun(desk: DeskClient, articleId: string, run: number) {
  const { outcome, changes } = await desk.json(`/articles/${articleId}/replay/${run}`, ReplayDiff);
  return {
    state: changes.length === 0 ? ("same" as const) : ("changed" as const),
    reason: "",
    outcome,
    changes,
  };
}
