import type { NewSentence, RevisionChanges } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import { rulingOn } from "./copy-rulings.ts";
import { createCorrectionStore } from "./corrections.ts";
import { createDeadLetterStore } from "./dead-letters.ts";
import { copiesOf } from "./desk-copies.ts";
import { listedArticles } from "./listed-articles.ts";
import { createPassportStore } from "./passports.ts";
import type { Database } from "./schema.ts";
import { createTaggingStore } from "./taggings.ts";

export type ArticleDetailRows = NonNullable<Awaited<ReturnType<typeof articleDetail>>>;

/** Revisions and passport lines shown of one article at most, the newest. */
const most = 200;

/** All that the store knows of one article, for the desk; undefined where there is none of that id. */
export async function articleDetail(db: Kysely<Database>, id: string) {
  const [listed] = await listedArticles(db, [id]);
  if (!listed) return undefined;
  const article = await db.selectFrom("articles").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const text = await newestText(db, id);
  const passport = await createPassportStore(db).of(id);
  return {
    listed,
    article,
    text,
    revisions: await revisionsOf(db, id),
    tags: await tagsOf(db, { id, copyOf: article.copy_of, title: text?.title, text: text?.text }),
    copies: await copiesOf(db, [id]),
    copyRuling: (await rulingOn(db, id)) ?? null,
    newSentences: await newSentencesOf(db, id),
    passport: passport.slice(-most),
    corrections: await createCorrectionStore(db).of(article.copy_of ?? id),
    dead: await createDeadLetterStore(db).ofItem(id),
  };
}

async function newSentencesOf(db: Kysely<Database>, id: string): Promise<NewSentence[]> {
  const row = await db
    .selectFrom("threadings")
    .select("new_sentences")
    .where("article_id", "=", id)
    .executeTakeFirst();
  return (row?.new_sentences ?? []) as NewSentence[];
}

async function newestText(db: Kysely<Database>, id: string) {
  return db
    .selectFrom("revisions")
    .selectAll()
    .where("article_id", "=", id)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function revisionsOf(db: Kysely<Database>, id: string) {
  const rows = await db
    .selectFrom("revisions")
    .select((select) => [
      "revision",
      "title",
      "created_at",
      select.fn<number>("length", ["text"]).as("characters"),
      sql<RevisionChanges["counts"] | null>`changes->'counts'`.as("counts"),
      sql<string | null>`changes->>'correction'`.as("correction"),
      sql<string | null>`changes->>'uncompared'`.as("uncompared"),
    ])
    .where("article_id", "=", id)
    .orderBy("revision", "desc")
    .limit(most)
    .execute();
  return rows.reverse();
}

/**
 * An article's tags; a copy has its original's. Spans are places in the text that was tagged, so they hold for
 * a copy only where title and text are the same.
 */
async function tagsOf(
  db: Kysely<Database>,
  { id, copyOf, title, text }: { id: string; copyOf: string | null; title?: string; text?: string },
) {
  const taggings = createTaggingStore(db);
  const own = copyOf === null ? await taggings.latest(id) : undefined;
  const tagging = own ?? (copyOf === null ? undefined : await taggings.latest(copyOf));
  if (!tagging) return undefined;
  const tagged = await db
    .selectFrom("revisions")
    .select(["title", "text"])
    .where("article_id", "=", tagging.article_id)
    .where("revision", "=", tagging.revision)
    .executeTakeFirst();
  return { ...tagging.result, sameTitle: tagged?.title === title, sameText: tagged?.text === text };
}
