import type { JobOf } from "@throughline/contracts";
import type { Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";

export type ApplyPackNeeds = {
  store: Pick<Store, "packApplications">;
  queues: Pick<Queues, "enqueue">;
  now: () => Date;
};

/**
 * Runs of an application that are on the line at a time: enough to keep several taggers busy for the time between
 * two looks, and so few that new articles do not wait behind them for long.
 */
const mostOnLine = 200;

/**
 * Goes on with the application of the story pack to stored articles, where one was asked for. What it starts is
 * written first: a job that gets lost is put back like any other's. Several schedulers take turns.
 */
export async function applyPack({ store, queues, now }: ApplyPackNeeds): Promise<void> {
  const jobs = (await store.packApplications.advance(mostOnLine, now())) ?? [];
  const at = <S extends "tag" | "thread">(wanted: S) =>
    jobs.filter(({ step }) => step === wanted).map(({ job }) => job as JobOf<S>);
  const [tag, thread] = [at("tag"), at("thread")];
  if (tag.length > 0) await queues.enqueue("tag", tag);
  if (thread.length > 0) await queues.enqueue("thread", thread);
}
