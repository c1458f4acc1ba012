import { type DeadLetter, jobIdOf, type Ledger, type PassportEntry } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type Kysely, sql } from "kysely";
import { createBatcher } from "./batch.ts";
import { endCheck } from "./edit-checks.ts";
import { isRefusal } from "./refusal.ts";
import { retried } from "./retried.ts";
import type { Database } from "./schema.ts";

const mostInOneStatement = 200;

/**
 * The store's side of the shell: passports and stages in one statement for all steps that end at the same
 * time. Throws what the driver throws: for the one line that the database refuses, or for a whole batch when the
 * database cannot be had; nothing of it is written then, and its jobs run again.
 */
export function createLedger(db: Kysely<Database>): Ledger {
  return {
    advance: createBatcher(
      (entries: PassportEntry[]) => retried(() => advanceAll(db, entries)),
      mostInOneStatement,
      isRefusal,
    ),
    bury: (letter) => bury(db, letter),
  };
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

/** Calls the function that moves articles and writes passports; its text stands with the migrations. */
async function advanceDistinct(db: Kysely<Database>, entries: PassportEntry[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from advance_items(${JSON.stringify(storable(entries))}::jsonb) as key`.execute(db);
  return new Set(rows.map((row) => row.key));
}

/** A look for edits that fails loses nothing: its article stays as it was, and its letter is closed. */
async function bury(db: Kysely<Database>, given: DeadLetter): Promise<void> {
  const letter = storable(given);
  // A step that passes at the same time locks the article and then the letter, as this does.
  await db.transaction().execute(async (trx) => {
    const status = (await endCheck(trx, letter)) ? "dropped" : "open";
    await insertLetter(trx, letter, status);
  });
}

async function insertLetter(trx: Kysely<Database>, letter: DeadLetter, status: string): Promise<void> {
  const row = {
    job: JSON.stringify(letter.job),
    error: letter.error,
    stack: letter.stack,
    attempts: letter.attempts,
    at: letter.at,
    status,
  };
  const id = jobIdOf(letter.step, letter);
  await trx
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
