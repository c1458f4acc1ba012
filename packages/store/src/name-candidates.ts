import type { ConfirmedName, NameCandidate, NameDecision } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type Kysely, type Selectable, sql } from "kysely";
import { sha256 } from "./ids.ts";
import { copiesThatTakeTags, type LaterJob, startLaterRuns } from "./later-runs.ts";
import { retried } from "./retried.ts";
import type { Database, NameCandidateTable } from "./schema.ts";

/** A candidate with how many articles have the spelling. */
export type NameCandidateRow = Selectable<NameCandidateTable> & { articles: number };

/** A candidate that was decided on, and the jobs that bring it into the tags of its articles. */
export type NameDecided = { candidate: NameCandidateRow; jobs: LaterJob[] };

/** Spellings that may be a listed person's: seen by the tagger, decided on by persons. */
export function createNameCandidateStore(db: Kysely<Database>) {
  const listed = () =>
    db
      .selectFrom("name_candidates")
      .selectAll()
      .select(
        sql<number>`(select count(*)::int from name_candidate_articles where candidate_id = name_candidates.id)`.as(
          "articles",
        ),
      );

  return {
    /**
     * Keeps what an article's tagging found, in place of what the one before did. A candidate is known by the listed
     * person and the stranger's id: what was said of it stands.
     */
    async note(articleId: string, found: readonly NameCandidate[], now: Date): Promise<void> {
      const rows = [...new Map(found.map((each) => [idOf(each), rowOf(each, now)])).values()];
      const clear = (on: Kysely<Database>) =>
        sql`delete from name_candidate_articles of_article using name_candidates candidate
          where of_article.article_id = ${articleId} and candidate.id = of_article.candidate_id
            and candidate.status = 'open' and candidate.id <> all (${rows.map(({ id }) => id)}::text[])`.execute(
          on,
        );
      if (rows.length === 0) {
        await clear(db);
        return;
      }
      await retried(() =>
        db.transaction().execute(async (trx) => {
          await clear(trx);
          await trx
            .insertInto("name_candidates")
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          await trx
            .insertInto("name_candidate_articles")
            .values(rows.map(({ id }) => ({ candidate_id: id, article_id: articleId })))
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }),
      );
    },

    /** Candidates of a status that articles have, those of most articles first; at most `limit`. */
    async list(status: NameDecision, limit: number): Promise<NameCandidateRow[]> {
      const rows = listed().where("status", "=", status);
      const seen =
        status === "open"
          ? rows.where(sql<boolean>`exists (
        select from name_candidate_articles where candidate_id = name_candidates.id)`)
          : rows;
      return seen.orderBy("articles", "desc").orderBy("distance").orderBy("id").limit(limit).execute();
    },

    /**
     * Keeps what a person says of a candidate, with the spelling that becomes an alias where it is confirmed, and
     * starts runs of its articles that tag them anew, if that changes anything. Undefined where it is not known.
     */
    async decide(
      id: string,
      said: { decision: NameDecision; alias?: string; by: string },
      now: Date,
    ): Promise<NameDecided | undefined> {
      return retried(() =>
        db.transaction().execute(async (trx) => {
          const before = await trx
            .selectFrom("name_candidates")
            .selectAll()
            .where("id", "=", id)
            .forUpdate()
            .executeTakeFirst();
          if (!before) return undefined;
          const alias = said.decision === "confirmed" ? (said.alias ?? before.surface) : null;
          const after = await trx
            .updateTable("name_candidates")
            .set(storable({ status: said.decision, alias, said_by: said.by, decided_at: now }))
            .where("id", "=", id)
            .returningAll()
            .executeTakeFirstOrThrow();
          const articles = await trx
            .selectFrom("name_candidate_articles")
            .select("article_id")
            .where("candidate_id", "=", id)
            .execute();
          const ids = articles.map(({ article_id }) => article_id);
          const jobs = before.alias === alias ? [] : await tagAnew(trx, ids, now);
          return { candidate: { ...after, articles: ids.length }, jobs };
        }),
      );
    },

    /** The spellings that persons confirmed, in a steady order. */
    async confirmed(): Promise<ConfirmedName[]> {
      const rows = await db
        .selectFrom("name_candidates")
        .select(["entity_id", "stranger_id", "alias", "language"])
        .where("status", "=", "confirmed")
        .orderBy("id")
        .execute();
      return rows.flatMap(({ entity_id, stranger_id, alias, language }) =>
        alias === null ? [] : [{ entityId: entity_id, strangerId: stranger_id, alias, language }],
      );
    },
  };
}

async function tagAnew(trx: Kysely<Database>, ids: readonly string[], now: Date): Promise<LaterJob[]> {
  const own = await startLaterRuns(trx, "tag", ids, now, { onTheLine: true });
  const copies: string[] = [];
  for (const { job } of own) copies.push(...(await copiesThatTakeTags(trx, job.articleId)));
  return [...own, ...(await startLaterRuns(trx, "thread", copies, now))];
}

const idOf = ({ entityId, strangerId }: NameCandidate) =>
  `n${sha256(`${entityId}\n${strangerId}`).slice(0, 15)}`;

function rowOf(given: NameCandidate, now: Date) {
  const { entityId, strangerId, surface, language, spelling, distance } = given;
  return storable({
    id: idOf(given),
    entity_id: entityId,
    stranger_id: strangerId,
    surface,
    language,
    spelling,
    distance,
    first_seen_at: now,
  });
}
