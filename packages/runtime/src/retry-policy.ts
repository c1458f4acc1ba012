import type { Step } from "@throughline/contracts";
import type { JobsOptions, KeepJobs } from "bullmq";

/** `attempts` counts the first try; the wait before the n-th retry is `firstWaitMs` × 2^(n−1), less up to half by chance. */
type RetryPolicy = { attempts: number; firstWaitMs: number };

/**
 * How patiently each step retries. A fetch bothers a stranger's server, so it waits longest (15 s to 2 min)
 * and gives up first. The others fail when one of our own parts is away, and should last through its restart:
 * 1 s to 64 s, two minutes in all.
 */
const policies: Record<Step, RetryPolicy> = {
  poll: { attempts: 8, firstWaitMs: 1_000 },
  fetch: { attempts: 5, firstWaitMs: 15_000 },
  clean: { attempts: 8, firstWaitMs: 1_000 },
  dedupe: { attempts: 8, firstWaitMs: 1_000 },
  tag: { attempts: 8, firstWaitMs: 1_000 },
  thread: { attempts: 8, firstWaitMs: 1_000 },
};

/** The options with which jobs of a step are put on the line. */
export function jobOptions(step: Step): JobsOptions {
  const { attempts, firstWaitMs } = policies[step];
  return { attempts, backoff: { type: "exponential", delay: firstWaitMs, jitter: 0.5 } };
}

/**
 * Ended jobs that stay for the dashboards. A feed's poll has one id for ever: kept, it would swallow every later
 * poll of its feed, so it goes at once; its dead letter stays in the store.
 */
const keptCompleted = 200;
const keptFailed = 1_000;

/** Which ended jobs a step's worker leaves in Redis. */
export function keptJobs(step: Step): { removeOnComplete: KeepJobs; removeOnFail: KeepJobs } {
  if (step === "poll") return { removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };
  return { removeOnComplete: { count: keptCompleted }, removeOnFail: { count: keptFailed } };
}
