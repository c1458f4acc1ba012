import { PermanentError } from "@throughline/contracts";

/**
 * Work in a thread took longer than it may. The time is the wall's, so a machine that is starved for the moment
 * can be the reason as well as the work: another try tells.
 */
export class TookTooLong extends Error {
  override name = "TookTooLong";
}

export type ThreadTurnsOptions = {
  /** Threads that the pool has. */
  threads: number;
  /** Longest time that one piece of work may hold a thread, in milliseconds. */
  timeoutMs: number;
  /** Heap of one thread, in megabytes. */
  heapMb: number;
  /** What is worked on, as an error names it: "the page". */
  subject: string;
};

/**
 * Hands out the threads of a pool. Work waits outside until a thread is free, in the order in which it came, and
 * its time starts when its thread says that it begins: it stores 1 in `started` and notifies those who wait for it.
 */
export function createThreadTurns({ threads, timeoutMs, heapMb, subject }: ThreadTurnsOptions) {
  const gate = createGate(threads);

  /**
   * Runs `work` on a free thread; `started` goes to the thread with the task, and the pool has to end the thread
   * when the work's signal aborts. Throws a `TookTooLong` when its time is over and a `PermanentError` when its
   * thread was out of memory; rejects when `signal` aborts.
   */
  async function take<Result>(
    signal: AbortSignal,
    work: (started: Int32Array, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const leave = await gate.enter(signal);
    const deadline = deadlineFromStart(timeoutMs);
    try {
      return await work(deadline.started, AbortSignal.any([signal, deadline.signal]));
    } catch (error) {
      if (deadline.signal.aborted && !signal.aborted)
        throw new TookTooLong(`${subject} took longer than ${timeoutMs / 1000} s; its thread was stopped`);
      if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY")
        throw new PermanentError(`${subject} needs more memory than the ${heapMb} MB of a thread`);
      throw error;
    } finally {
      deadline.clear();
      leave();
    }
  }

  return { take };
}

/** What took too long so often is itself the reason. */
const mostTimeouts = 3;

/** Does `work`; the third attempt that takes too long is the last: it throws a `PermanentError`. */
export async function withFewTimeouts<Result>(attempt: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TookTooLong && attempt >= mostTimeouts)
      throw new PermanentError(`${error.message}, ${mostTimeouts} times`);
    throw error;
  }
}

/**
 * A deadline whose time starts when the thread says, through `started`, that it begins: a thread that is still
 * loading on a busy machine is not the work's fault.
 */
function deadlineFromStart(timeoutMs: number) {
  const started = new Int32Array(new SharedArrayBuffer(4));
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const begin = () => {
    if (!over) timer = setTimeout(() => controller.abort(), timeoutMs);
  };
  void Promise.resolve(Atomics.waitAsync(started, 0, 0).value).then(begin);
  return {
    started,
    signal: controller.signal,
    clear() {
      over = true;
      clearTimeout(timer);
      Atomics.notify(started, 0);
    },
  };
}

/** Lets `width` holders in at a time, the others in the order in which they came. */
function createGate(width: number) {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = () => {
    inside -= 1;
    waiting.shift()?.();
  };
  return {
    /** Resolves with what to call on leaving; rejects when `signal` aborts first. */
    async enter(signal: AbortSignal): Promise<() => void> {
      signal.throwIfAborted();
      if (inside >= width) await turn(waiting, signal);
      inside += 1;
      return leave;
    },
  };
}

async function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const come = () => {
      signal.removeEventListener("abort", give);
      resolve();
    };
    const give = () => {
      waiting.splice(waiting.indexOf(come), 1);
      reject(signal.reason);
    };
    waiting.push(come);
    signal.addEventListener("abort", give, { once: true });
  });
}
