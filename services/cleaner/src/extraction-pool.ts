import { PermanentError } from "@throughline/contracts";
import { Piscina } from "piscina";
import type { FetchedDocument, ThreadResult, ThreadTask } from "./extraction-thread.ts";

/**
 * A page took longer than it may. The time is the wall's, so a machine that is starved for the moment can be the
 * reason as well as the page: another try tells.
 */
export class PageTimeout extends Error {
  override name = "PageTimeout";
}

export type ExtractionPoolOptions = {
  /** Threads, each with a DOM of its own. */
  threads: number;
  /** Longest time that one document may hold a thread, in milliseconds. */
  timeoutMs?: number;
  /** Largest document, in bytes. */
  maxBytes?: number;
};

export type ExtractionPool = ReturnType<typeof createExtractionPool>;

/** Heap of one thread, in megabytes: a page of the largest size takes about half of it. */
const threadHeapMb = 320;

/**
 * Threads that extract articles, kept for the life of the process. A document waits outside until a thread is
 * free, and its time starts when the thread begins; one that takes too long loses its thread, which is
 * replaced.
 */
export function createExtractionPool({
  threads,
  timeoutMs = 10_000,
  maxBytes = 5_000_000,
}: ExtractionPoolOptions) {
  const pool = new Piscina<ThreadTask, ThreadResult>({
    filename: new URL("./extraction-thread.ts", import.meta.url).href,
    name: "extractDocument",
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMb },
    recordTiming: false,
  });
  // A thread that dies after its task was given up (of its memory, say) has nobody left to tell; unheard, that
  // would end the process. The pool replaces it.
  pool.on("error", () => {});
  const gate = createGate(threads);

  /**
   * Extracts one document. Throws a `PermanentError` for one that is too large, needs more memory than a thread
   * has or cannot be walked, a `PageTimeout` for one that takes too long; rejects when `signal` aborts.
   */
  async function extract(document: FetchedDocument, signal: AbortSignal) {
    if (document.body.byteLength > maxBytes)
      throw new PermanentError(
        `the page has ${document.body.byteLength} bytes; at most ${maxBytes} are read`,
      );
    const leave = await gate.enter(signal);
    const deadline = deadlineFromStart(timeoutMs);
    const task = { ...document, started: deadline.started };
    try {
      const result = await pool.run(task, { signal: AbortSignal.any([signal, deadline.signal]) });
      if ("fault" in result) throw new PermanentError(`the page cannot be read: ${result.fault}`);
      return result.article;
    } catch (error) {
      if (deadline.signal.aborted && !signal.aborted)
        throw new PageTimeout(`the page took longer than ${timeoutMs / 1000} s; its thread was stopped`);
      if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY")
        throw new PermanentError(`the page needs more memory than the ${threadHeapMb} MB of a thread`);
      throw error;
    } finally {
      deadline.clear();
      leave();
    }
  }

  return { extract, close: () => pool.destroy() };
}

/**
 * A deadline whose time starts when the thread says, through `started`, that it begins: a thread that is still
 * loading on a busy machine is not the page's fault.
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
