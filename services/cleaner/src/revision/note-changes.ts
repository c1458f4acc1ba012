import { type ExtractedArticle, PermanentError, type RevisionChanges } from "@throughline/contracts";
import { TookTooLong } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import type { ExtractionPool } from "../extraction-pool.ts";
import { uncomparedChanges, type Version } from "./revision-changes.ts";

export type NoteChangesNeeds = {
  store: Pick<Store, "revisions">;
  pool: Pick<ExtractionPool, "compare">;
};

/**
 * Notes what a revision changed of the one before it, and gives that back. The comparison runs in a thread; where it
 * takes too long, or the texts are too large, the revision stands all the same and says why its changes are not known.
 */
export async function noteChanges(
  articleId: string,
  revision: number,
  { title, text, language }: ExtractedArticle,
  signal: AbortSignal,
  { store, pool }: NoteChangesNeeds,
): Promise<RevisionChanges> {
  const newer = { title, text, language };
  const before = revision > 1 ? await store.revisions.get(articleId, revision - 1) : undefined;
  const older = before && { title: before.title, text: before.text, language: before.language };
  const changes = older ? await compared(older, newer, signal, pool) : uncomparedChanges(undefined, newer);
  await store.revisions.noteChanges(articleId, revision, changes);
  return changes;
}

async function compared(
  older: Version,
  newer: Version,
  signal: AbortSignal,
  pool: NoteChangesNeeds["pool"],
): Promise<RevisionChanges> {
  try {
    return await pool.compare({ older, newer }, signal);
  } catch (error) {
    const reason =
      error instanceof TookTooLong
        ? "it takes too long"
        : error instanceof PermanentError && "the texts are too large";
    if (!reason) throw error;
    return { ...uncomparedChanges(older, newer), uncompared: `not compared, since ${reason}` };
  }
}
