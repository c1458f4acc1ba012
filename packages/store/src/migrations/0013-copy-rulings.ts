import { type Kysely, sql } from "kysely";
import { copyFunctions } from "./copy-functions.ts";

/**
 * What a person rules about copies, apart from the index, which may be dropped. In the index `tree_id` is the tree where
 * a ruling or a link moved the article out of it (null: it stands under the tree's own original), `url_hash` and `points_to`
 * tell which article's page names which as its canonical one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...copyFunctions]) await sql.raw(statement).execute(db);
}

const statements = [
  // No reference to articles, as in the index: a ruling outlives what it is about.
  `create table copy_rulings (
    article_id text primary key,
    copy_of text,
    note text not null default '',
    ruled_at timestamptz not null
  )`,
  "create index copy_rulings_by_original on copy_rulings (copy_of) where copy_of is not null",
  "alter table copies add column tree_id text",
  "alter table copies add column url_hash integer",
  "alter table copies add column points_to integer",
  "create index copies_by_tree on copies (tree_id) where tree_id is not null",
  // What they give back has changed.
  "drop function if exists meet_copies(jsonb, int, int, boolean)",
  "drop function if exists trees_of_copies(text[])",
  `create function ruling_on_copy(ruling copy_rulings) returns jsonb language sql immutable as $$
    select jsonb_build_object('copyOf', ruling.copy_of, 'note', ruling.note, 'at', ruling.ruled_at)
  $$`,
];
