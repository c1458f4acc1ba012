import type { Kysely } from "kysely";
import { createDeadLetterStore } from "./dead-letters.ts";
import { listedArticles } from "./listed-articles.ts";
import { createPassportStore } from "./passports.ts";
import type { Database } from "./schema.ts";

/** Revisions, copies and passport lines shown of one article at most. */
const most = 200;

/** All that the store knows of one article, for the desk; undefined where there is none of that id. */
export async function articleDetail(db: Kysely<Database>, id: string) {
  const [listed] = await listedArticles(db, [id]);
  if (!listed) return undefined;
  const article = await db.selectFrom("articles").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const newest = db.selectFrom("revisions").where("article_id", "=", id).orderBy("revision", "desc");
  const [text, revisions, passport, dead] = [
    await newest.selectAll().limit(1).executeTakeFirst(),
    await newest
      .select((select) => [
        "revision",
        "title",
        "created_at",
        select.fn<number>("length", ["text"]).as("characters"),
      ])
      .limit(most)
      .execute(),
    await createPassportStore(db).of(id),
    await createDeadLetterStore(db).ofItem(id),
  ];
  return { listed, article, text, revisions: revisions.reverse(), passport: passport.slice(-most), dead };
}

export type ArticleDetailRows = NonNullable<Awaited<ReturnType<typeof articleDetail>>>;
