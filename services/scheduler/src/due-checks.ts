import type { Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";

/** Articles taken in one go, and fetches that may wait meanwhile: what is new goes before what may have changed. */
const batch = 50;
/** A taken article whose job gets lost comes due again after this time. */
const claimSeconds = 15 * 60;

/** Puts a fetch on the line for every article that is due for a look for edits, while few fetches wait. */
export async function checkDueArticles(needs: {
  store: Pick<Store, "editChecks">;
  queues: Queues;
  now: () => Date;
}): Promise<number> {
  const { waiting, delayed } = await needs.queues.counts("fetch");
  const room = batch - waiting - delayed;
  if (room <= 0) return 0;
  const jobs = await needs.store.editChecks.takeDue(needs.now(), room, claimSeconds);
  // A look that failed for good has left its job, under the same id.
  return jobs.length === 0 ? 0 : needs.queues.ensureQueued("fetch", jobs);
}
