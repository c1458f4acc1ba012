import type { TagResult } from "@throughline/contracts";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { Database, TaggingTable } from "./schema.ts";

export type TaggingRow = Selectable<TaggingTable>;

/** What the tagger made of each revision. */
export function createTaggingStore(db: Kysely<Database>) {
  return {
    async get(articleId: string, revision: number): Promise<TaggingRow | undefined> {
      return db
        .selectFrom("taggings")
        .selectAll()
        .where("article_id", "=", articleId)
        .where("revision", "=", revision)
        .executeTakeFirst();
    },

    /** The tags of the newest tagged revision. */
    async latest(articleId: string): Promise<TaggingRow | undefined> {
      return db
        .selectFrom("taggings")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("revision", "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /**
     * Keeps a revision's tags in one transaction; saving again replaces them. The article's language, relevance
     * and its rows of entities, countries and topics follow, unless a newer revision has been tagged already.
     */
    async save(articleId: string, revision: number, packVersion: string, result: TagResult): Promise<void> {
      await db.transaction().execute(async (trx) => {
        // Two runs of one job take turns here.
        await trx.selectFrom("articles").select("id").where("id", "=", articleId).forUpdate().execute();
        const row = {
          pack_version: packVersion,
          language: result.language,
          relevance: result.relevance.score,
          result: JSON.stringify(result),
        };
        await trx
          .insertInto("taggings")
          .values({ article_id: articleId, revision, ...row })
          .onConflict((conflict) => conflict.columns(["article_id", "revision"]).doUpdateSet(row))
          .execute();
        const newer = await trx
          .selectFrom("taggings")
          .select("revision")
          .where("article_id", "=", articleId)
          .where("revision", ">", revision)
          .limit(1)
          .executeTakeFirst();
        if (!newer) await describeArticle(trx, articleId, result);
      });
    },
  };
}

async function describeArticle(trx: Transaction<Database>, id: string, result: TagResult): Promise<void> {
  await trx
    .updateTable("articles")
    .set({
      relevance: result.relevance.score,
      ...(result.language === "und" ? {} : { language: result.language }),
    })
    .where("id", "=", id)
    .execute();
  for (const table of ["article_entities", "article_countries", "article_topics"] as const)
    await trx.deleteFrom(table).where("article_id", "=", id).execute();
  const entities = result.entities.map(({ id: entity_id, name, type, count, salience }) => ({
    article_id: id,
    entity_id,
    name,
    type,
    count,
    salience,
  }));
  if (entities.length > 0) await trx.insertInto("article_entities").values(entities).execute();
  const countries = result.countries.map(({ code, role, score }) => ({ article_id: id, code, role, score }));
  if (countries.length > 0) await trx.insertInto("article_countries").values(countries).execute();
  const topics = result.topics.map(({ code, label = code, score }) => ({
    article_id: id,
    code,
    label,
    score,
  }));
  if (topics.length > 0) await trx.insertInto("article_topics").values(topics).execute();
}
