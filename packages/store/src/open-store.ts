import { SetupError } from "@throughline/contracts";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createArticleStore } from "./articles.ts";
import { audit } from "./audit.ts";
import { createCopyStore } from "./copies.ts";
import { createCopyRulings } from "./copy-rulings.ts";
import { createCopyUpkeep } from "./copy-upkeep.ts";
import { createCorrectionStore } from "./corrections.ts";
import { cuttingOff } from "./cut-off.ts";
import { createDeadLetterStore } from "./dead-letters.ts";
import { createDeskArticles } from "./desk-articles.ts";
import { createDeskEntities } from "./desk-entities.ts";
import { createDeskEvents } from "./desk-events.ts";
import { createDeskFeeds } from "./desk-feeds.ts";
import { createEditCheckStore } from "./edit-checks.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database.ts";
import { createEventStore, createThreadingStore } from "./events.ts";
import { createFeedImportStore } from "./feed-imports.ts";
import { createFeedStore } from "./feeds.ts";
import { createKnownFeeds } from "./known-feeds.ts";
import { createLedger } from "./ledger.ts";
import { createMetaStore } from "./meta.ts";
import { migrate } from "./migrate.ts";
import { createNameCandidateStore } from "./name-candidates.ts";
import { createPackApplicationStore } from "./pack-applications.ts";
import { createPassportStore } from "./passports.ts";
import { createRevisionStore } from "./revisions.ts";
import { createRobotsStore } from "./robots.ts";
import type { Database } from "./schema.ts";
import { createSearchIndex } from "./search-index.ts";
import { createSnapshotStore } from "./snapshots.ts";
import { createSubscriptionStore } from "./subscriptions.ts";
import { createTaggingStore } from "./taggings.ts";

/**
 * A Postgres by URL; or an embedded one on a folder, or in memory where no folder is given; or one that the
 * caller started, and closes itself. A statement may take `statementMs`, half a minute by default.
 */
export type StoreOptions = { statementMs?: number } & (
  | { databaseUrl: string; connections?: number }
  | { embedded: EmbeddedDatabase }
  | { folder?: string }
);

export type Store = Awaited<ReturnType<typeof openStore>>;

/** A statement that runs longer is stopped by the server. */
const defaultStatementMs = 30_000;
/**
 * How much longer the driver waits for an answer: a server that is cut off cannot say that it stopped the
 * statement, and PGlite never stops one.
 */
const answerMs = 2_000;

/**
 * Opens the store and brings its schema up to date.
 * Throws a `SetupError` when the database cannot be reached or opened.
 */
export async function openStore(options: StoreOptions) {
  const started =
    "databaseUrl" in options || "embedded" in options
      ? undefined
      : await startEmbeddedDatabase(options.folder);
  const { statementMs = defaultStatementMs } = options;
  const pool = new pg.Pool({
    ...("databaseUrl" in options
      ? {
          connectionString: options.databaseUrl,
          max: options.connections ?? 10,
          statement_timeout: statementMs,
        }
      : {
          host: ("embedded" in options ? options.embedded : started)?.socketFolder,
          user: "postgres",
          database: "postgres",
          max: 1,
        }),
    query_timeout: statementMs + answerMs,
    connectionTimeoutMillis: 15_000,
    application_name: "throughline",
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: cuttingOff(pool) }) });
  const close = async () => {
    await db.destroy();
    await started?.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw unreachable(error, options);
  }
  return {
    /** For the modules of this package and their tests. */
    db,
    feeds: createFeedStore(db),
    knownFeeds: createKnownFeeds(db),
    feedImports: createFeedImportStore(db),
    subscriptions: createSubscriptionStore(db),
    articles: createArticleStore(db),
    snapshots: createSnapshotStore(db),
    revisions: createRevisionStore(db),
    passports: createPassportStore(db),
    copies: createCopyStore(db),
    copyUpkeep: createCopyUpkeep(db),
    copyRulings: createCopyRulings(db),
    deadLetters: createDeadLetterStore(db),
    taggings: createTaggingStore(db),
    nameCandidates: createNameCandidateStore(db),
    corrections: createCorrectionStore(db),
    packApplications: createPackApplicationStore(db),
    threadings: createThreadingStore(db),
    events: createEventStore(db),
    robots: createRobotsStore(db),
    editChecks: createEditCheckStore(db),
    meta: createMetaStore(db),
    ledger: createLedger(db),
    searchIndex: createSearchIndex(db),
    deskArticles: createDeskArticles(db),
    deskFeeds: createDeskFeeds(db),
    deskEvents: createDeskEvents(db),
    deskEntities: createDeskEntities(db),
    audit: () => audit(db),
    /** Answers when the database does, and throws when it does not. */
    ping: async () => {
      await db.selectFrom("meta").select("key").limit(1).execute();
    },
    close,
  };
}

function unreachable(error: unknown, options: StoreOptions): Error {
  if (!("databaseUrl" in options)) return error as Error;
  const code = (error as { code?: string }).code ?? "";
  const connection =
    /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|28|3D)/.test(code) || /timeout/i.test(String(error));
  if (!connection) return error as Error;
  const { host, pathname } = new URL(options.databaseUrl);
  return new SetupError(
    `Postgres at ${host}${pathname} cannot be used: ${(error as Error).message || code}. ` +
      "Check DATABASE_URL, and that the server runs and lets this user in.",
    { cause: error },
  );
}
