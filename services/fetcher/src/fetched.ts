import type { FetchJob, Outcome } from "@throughline/contracts";

/** The outcome of a fetch that brought a snapshot, and the job that cleans it. */
export function fetched(
  job: FetchJob,
  snapshotId: string,
  reason: string,
  evidence: { [key: string]: string | number },
): Outcome<"fetch"> {
  return {
    outcome: "fetched",
    reason,
    evidence,
    next: [{ articleId: job.articleId, revision: job.revision, run: job.run, snapshotId }],
  };
}
