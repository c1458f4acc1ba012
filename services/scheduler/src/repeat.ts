import type { Logger } from "@throughline/runtime";

export type Repeated = { stop: () => Promise<void> };

/**
 * Runs a piece of work again and again, `everyMs` after it last ended, so that two runs never overlap. A run
 * that fails is logged, the same failure once until it passes, and the next run comes all the same.
 */
export function repeat(name: string, everyMs: number, log: Logger, work: () => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let lastFailure = "";

  async function once(): Promise<void> {
    try {
      await work();
      if (lastFailure !== "") log.info({ work: name }, "works again");
      lastFailure = "";
    } catch (error) {
      const failure = (error as Error).message;
      if (failure !== lastFailure) log.warn({ work: name, error: failure }, "failed, will be tried again");
      lastFailure = failure;
    }
  }

  let running: Promise<void> = Promise.resolve();
  const next = () => {
    running = once().then(() => {
      if (!stopped) timer = setTimeout(next, everyMs);
    });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
