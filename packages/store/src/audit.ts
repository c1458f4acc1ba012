import { type Audit, terminalOutcomes } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import { waitsForPerson } from "./dead-letters.ts";
import type { Database } from "./schema.ts";

/**
 * Counts that every discovered entry's article ended in exactly one terminal outcome or is still on the line.
 * The two sides come from different tables: what was discovered from the entries, how it ended from the
 * articles; and each end must be borne out by the passport of the run in which it happened.
 */
export async function audit(db: Kysely<Database>): Promise<Audit> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      const counts = await countAll(trx);
      const ended = await countEnded(trx);
      const endedTotal = Object.values(ended).reduce((sum, count) => sum + count, 0);
      const problems = [
        ...differing(counts.discovered, endedTotal + counts.inFlight),
        ...(counts.orphans > 0 ? [`${counts.orphans} articles come from no entry`] : []),
        ...(await unproven(trx)),
      ];
      return {
        discovered: counts.discovered,
        ended,
        inFlight: counts.inFlight,
        dead: counts.dead,
        balanced: problems.length === 0,
        problems,
      };
    });
}

function differing(discovered: number, accounted: number): string[] {
  return discovered === accounted
    ? []
    : [`${discovered} articles were discovered, ${accounted} are accounted for`];
}

async function countAll(trx: Kysely<Database>) {
  const { rows } = await sql<{ [name: string]: string }>`select
    (select count(distinct coalesce(found_as, article_id)) from entries) as discovered,
    (select count(*) from articles where stage <> 'ended') as in_flight,
    (select count(*) from articles where stage <> 'ended' and ${waitsForPerson}) as dead,
    (select count(*) from articles where not exists (
      select from entries where entries.article_id = articles.id or entries.found_as = articles.id)) as orphans`.execute(
    trx,
  );
  const row = rows[0] ?? {};
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    discovered: number("discovered"),
    inFlight: number("in_flight"),
    dead: number("dead"),
    orphans: number("orphans"),
  };
}

async function countEnded(trx: Kysely<Database>): Promise<Record<string, number>> {
  const rows = await trx
    .selectFrom("articles")
    .select((select) => ["outcome", select.fn.countAll<string>().as("count")])
    .where("stage", "=", "ended")
    .groupBy("outcome")
    .orderBy("outcome")
    .execute();
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome ?? "", Number(count)]));
}

/** Articles that ended without a passport line of this run that says so; a person's drop needs a dropped letter. */
async function unproven(trx: Kysely<Database>): Promise<string[]> {
  const terminal = terminalOutcomes.map(({ step, outcome }) => `${step}/${outcome}`);
  const { rows } = await sql<{ id: string }>`
    select id from articles
    where stage = 'ended'
      and not exists (
        select from passports where item_id = articles.id and passports.run = articles.run
          and passports.outcome = articles.outcome
          and step || '/' || passports.outcome = any (${terminal}::text[]))
      and not exists (
        select from dead_letters where item_id = articles.id and status = 'dropped' and articles.outcome = 'dropped')
    order by id limit 20`.execute(trx);
  return rows.map(({ id }) => `article ${id} ended, but no passport line says how`);
}
