import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Kysely } from "kysely";
import { sha256 } from "./ids.ts";
import type { Database } from "./schema.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What a fetch brought; never changed afterwards. */
export type NewSnapshot = {
  articleId: string;
  url: string;
  finalUrl: string;
  httpStatus: number;
  headers: { [name: string]: string };
  contentType: string;
  body: Uint8Array;
  fetchedAt: Date;
};

export type Snapshot = NewSnapshot & { id: string; bodyHash: string };

/** Snapshots, their bytes stored once by content hash. */
export function createSnapshotStore(db: Kysely<Database>) {
  return {
    /**
     * Keeps a snapshot and makes it the article's newest. The same bytes from the same URL for the same
     * article are the same snapshot, whose first time stands. Answers its id.
     */
    async save(snapshot: NewSnapshot): Promise<string> {
      const packed = await packSnapshot(snapshot);
      return db.transaction().execute((trx) => insertSnapshot(trx, packed));
    },

    /** A snapshot with its bytes, or undefined where there is none of that id. */
    load: (id: string) => snapshotOf(db, id),
  };
}

/** The snapshot of an id: see the snapshot store. */
export async function snapshotOf(db: Kysely<Database>, id: string): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom("snapshots")
    .innerJoin("bodies", "bodies.hash", "snapshots.body_hash")
    .selectAll("snapshots")
    .select("bodies.body")
    .where("snapshots.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    articleId: row.article_id,
    url: row.url,
    finalUrl: row.final_url,
    httpStatus: row.http_status,
    headers: row.headers,
    contentType: row.content_type,
    bodyHash: row.body_hash,
    fetchedAt: row.fetched_at,
    body: await decompress(row.body),
  };
}

/** A snapshot with its id and its bytes compressed, ready for a transaction. */
export async function packSnapshot(snapshot: NewSnapshot) {
  const bodyHash = sha256(snapshot.body);
  const id = `s${sha256(`${snapshot.articleId} ${snapshot.finalUrl} ${bodyHash}`).slice(0, 24)}`;
  return { ...snapshot, id, bodyHash, packed: await compress(snapshot.body) };
}

/** Writes a packed snapshot within a transaction and makes it its article's newest. Answers its id. */
export async function insertSnapshot(
  trx: Kysely<Database>,
  snapshot: Awaited<ReturnType<typeof packSnapshot>>,
): Promise<string> {
  await trx
    .insertInto("bodies")
    .values({ hash: snapshot.bodyHash, body: snapshot.packed, size: snapshot.body.byteLength })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  await trx
    .insertInto("snapshots")
    .values({
      id: snapshot.id,
      article_id: snapshot.articleId,
      url: snapshot.url,
      final_url: snapshot.finalUrl,
      http_status: snapshot.httpStatus,
      headers: JSON.stringify(snapshot.headers),
      content_type: snapshot.contentType,
      body_hash: snapshot.bodyHash,
      fetched_at: snapshot.fetchedAt,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await trx
    .updateTable("articles")
    .set({ snapshot_id: snapshot.id, fetched_at: snapshot.fetchedAt })
    .where("id", "=", snapshot.articleId)
    .execute();
  return snapshot.id;
}
