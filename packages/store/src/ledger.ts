import { type DeadLetter, jobIdOf, type Ledger, type PassportEntry } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import { createBatcher } from "./batch.ts";
import type { Database } from "./schema.ts";

const mostInOneStatement = 200;

/**
 * The store's side of the shell: passports and stages in one statement for all steps that end at the same
 * time. Throws what the driver throws; nothing of a batch is written then, and each of its jobs runs again.
 */
export function createLedger(db: Kysely<Database>): Ledger {
  return {
    advance: createBatcher(
      (entries: PassportEntry[]) => withoutDeadlock(() => advanceAll(db, entries)),
      mostInOneStatement,
    ),
    bury: (letter) => bury(db, letter),
  };
}

/** PostgreSQL's error for the one of two transactions in a circle that it gave up; the statement left nothing. */
const deadlockDetected = "40P01";

async function withoutDeadlock<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      if ((error as { code?: string }).code !== deadlockDetected || attempt === 5) throw error;
    }
  }
}

async function advanceAll(db: Kysely<Database>, entries: PassportEntry[]): Promise<{ first: boolean }[]> {
  const keyOf = (e: { itemId: string; run: number; revision: number; step: string }) =>
    `${e.step}-${e.itemId}-${e.revision}-${e.run}`;
  // One statement may write a row once: of two runs of one job that end together, the later is a rerun.
  const single = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const moved = await advanceDistinct(db, [...single.values()]);
  const told = new Set<string>();
  return entries.map((entry) => {
    const key = keyOf(entry);
    const first = moved.has(key) && !told.has(key);
    told.add(key);
    return { first };
  });
}

/**
 * Moves the articles that still stand at the entry's step, revision and run, and writes one passport line for
 * each entry; a rerun whose article stands elsewhere by now leaves the line that decided and counts a run. Rows are locked in the order of their ids, so that two processes cannot wait for each other in a circle.
 */
async function advanceDistinct(db: Kysely<Database>, entries: PassportEntry[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (
        "itemId" text, revision int, run int, step text, outcome text, reason text, evidence jsonb,
        "codeVersion" text, at timestamptz, "durationMs" double precision, attempt int,
        "nextStage" text, "nextRevision" int
      )
    ), standing as (
      select article.id, input.*
      from articles article join input on article.id = input."itemId"
      where article.stage = input.step and article.run = input.run and article.revision = input.revision
      order by article.id
      for update of article
    ), moved as (
      update articles set
        stage = standing."nextStage", stage_at = standing.at, revision = standing."nextRevision",
        outcome = standing.outcome, reason = standing.reason
      from standing where articles.id = standing.id
      returning articles.id, standing.step, standing.revision, standing.run
    ), deciding as (
      select * from input
      where step = 'poll' or exists (select from moved where moved.id = "itemId" and moved.step = input.step)
    ), decided as (
      insert into passports as passport (
        item_id, revision, run, step, outcome, reason, evidence, code_version, at, duration_ms, attempt
      )
      select "itemId", revision, run, step, outcome, reason, evidence, "codeVersion", at, "durationMs", attempt
      from deciding order by "itemId", run, revision, step
      on conflict (item_id, run, revision, step) do update set
        outcome = excluded.outcome, reason = excluded.reason, evidence = excluded.evidence,
        code_version = excluded.code_version, at = excluded.at, duration_ms = excluded.duration_ms,
        attempt = excluded.attempt, runs = passport.runs + 1
    ), counted as (
      insert into passports as passport (
        item_id, revision, run, step, outcome, reason, evidence, code_version, at, duration_ms, attempt
      )
      select "itemId", revision, run, step, outcome, reason, evidence, "codeVersion", at, "durationMs", attempt
      from input
      where not exists (
        select from deciding where deciding."itemId" = input."itemId" and deciding.step = input.step
      )
      order by "itemId", run, revision, step
      on conflict (item_id, run, revision, step) do update set runs = passport.runs + 1
    )
    select step || '-' || id || '-' || revision || '-' || run as key from moved
    union all
    select step || '-' || "itemId" || '-' || revision || '-' || run from input where step = 'poll'
  `.execute(db);
  return new Set(rows.map((row) => row.key));
}

async function bury(db: Kysely<Database>, letter: DeadLetter): Promise<void> {
  const row = {
    job: JSON.stringify(letter.job),
    error: letter.error,
    stack: letter.stack,
    attempts: letter.attempts,
    at: letter.at,
    status: "open",
  };
  const id = jobIdOf(letter.step, letter);
  await db
    .insertInto("dead_letters")
    .values({
      id,
      step: letter.step,
      item_id: letter.itemId,
      revision: letter.revision,
      run: letter.run,
      ...row,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}
