import type { Kysely } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import * as line from "./migrations/0001-line.ts";
import * as copies from "./migrations/0002-copies.ts";
import * as taggings from "./migrations/0003-taggings.ts";
import * as events from "./migrations/0004-events.ts";
import * as feedHealth from "./migrations/0005-feed-health.ts";
import * as pages from "./migrations/0006-pages.ts";
import * as feedImports from "./migrations/0007-feed-imports.ts";
import * as revisionChanges from "./migrations/0008-revision-changes.ts";
import * as copyTrees from "./migrations/0009-copy-trees.ts";
import * as livePosts from "./migrations/0011-live-posts.ts";
import * as copiesInFewCalls from "./migrations/0012-copies-in-few-calls.ts";
import * as copyRulings from "./migrations/0013-copy-rulings.ts";
import * as corrections from "./migrations/0014-corrections.ts";
import * as textsComeBack from "./migrations/0015-texts-come-back.ts";
import * as nameCandidates from "./migrations/0016-name-candidates.ts";
import * as movedCopies from "./migrations/0017-moved-copies.ts";
import * as textsKeepTheirAge from "./migrations/0018-texts-keep-their-age.ts";
import type { Database } from "./schema.ts";

/** Every migration by name; they run in the order of the names, each once. */
const migrations: Record<string, Migration> = {
  "0001-line": line,
  "0002-copies": copies,
  "0003-taggings": taggings,
  "0004-events": events,
  "0005-feed-health": feedHealth,
  "0006-pages": pages,
  "0007-feed-imports": feedImports,
  "0008-revision-changes": revisionChanges,
  "0009-copy-trees": copyTrees,
  "0011-live-posts": livePosts,
  "0012-copies-in-few-calls": copiesInFewCalls,
  "0013-copy-rulings": copyRulings,
  "0014-corrections": corrections,
  "0015-texts-come-back": textsComeBack,
  "0016-name-candidates": nameCandidates,
  "0017-moved-copies": movedCopies,
  "0018-texts-keep-their-age": textsKeepTheirAge,
};

const provider: MigrationProvider = { getMigrations: async () => migrations };

/**
 * Brings the schema up to date. Processes that start together wait for one another (the migrator locks).
 * Throws the first migration's error; what it did is rolled back.
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}
