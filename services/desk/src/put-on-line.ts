import type { JobOf, Step } from "@throughline/contracts";
import type { DeskNeeds } from "./needs.ts";
import { within } from "./within.ts";

/** A queue that was never connected waits for ever. */
const deadlineMs = 3_000;

/**
 * Puts a job on the line whose work the store knows to be due already. Where Redis is away, the scheduler brings
 * it later; so this never fails, and takes 3 s at most. `ifThereIsRoom` leaves it to the scheduler too where the
 * queue is full; otherwise a job of the same id that ended before makes way.
 */
export async function putOnLine<S extends Step>(
  { queues, log }: Pick<DeskNeeds, "queues" | "log">,
  step: S,
  job: JobOf<S>,
  options: { ifThereIsRoom?: boolean } = {},
): Promise<void> {
  try {
    const put = options.ifThereIsRoom ? queues.enqueue(step, [job]) : queues.ensureQueued(step, [job]);
    await within(deadlineMs, put);
  } catch (error) {
    log.warn(
      { step, job, error: (error as Error).message },
      "not on the line yet: the scheduler will bring it",
    );
  }
}
