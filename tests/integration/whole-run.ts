import type { Audit } from "@throughline/contracts";
import { type Newsstand, startNewsstand } from "@throughline/testkit";
import { afterEach, beforeEach, expect } from "vitest";
import { madeArticle } from "./made-articles.ts";
import { api, type DeskFile, runFolder, startProcess, until } from "./standalone-process.ts";

/** The pack's two seed articles go down the line at every first start. */
export const seeds = 2;

/** Each test starts whole processes, which takes its time where other tests run beside it. */
export const wholeRunMs = 180_000;

export type WholeRun = ReturnType<typeof useWholeRun>;

/** For each test of a file: a newsstand, a folder of its own, and processes that are stopped with the test. */
export function useWholeRun() {
  let newsstand: Newsstand;
  let run: Awaited<ReturnType<typeof runFolder>>;
  let processes: ReturnType<typeof startProcess>[];

  beforeEach(async () => {
    newsstand = await startNewsstand();
    run = await runFolder();
    processes = [];
  });

  afterEach(async () => {
    for (const running of processes) await running.stop();
    await newsstand.close();
    await run.remove();
  });

  return {
    settings: () => run.settings,
    newsstand: () => newsstand,

    start(settings: Record<string, string> = {}) {
      const running = startProcess({ ...run.settings, ...settings });
      processes.push(running);
      return running;
    },

    /** A feed of made articles on the newsstand. */
    offer(count: number): string {
      const entries = Array.from({ length: count }, (_, n) => {
        const { title, html } = madeArticle(n);
        newsstand.page(`/a/${n}`, { html });
        return { id: `made-${n}`, path: `/a/${n}`, title };
      });
      newsstand.feed("/feed.xml", { title: "Made", entries });
      return newsstand.url("/feed.xml");
    },

    /** The Redis that a process started; its port stands in the account. */
    redisUrl(desk: DeskFile): string {
      const output = processes.find(({ child }) => child.pid === desk.pid)?.output() ?? "";
      const port = /started here on port (\d+)/.exec(output)?.[1];
      if (!port) throw new Error(`no Redis port in:\n${output}`);
      return `redis://127.0.0.1:${port}`;
    },
  };
}

export const audit = (desk: DeskFile) => api<Audit>(desk, "/audit");

export async function endedCount(desk: DeskFile): Promise<number> {
  return Object.values((await audit(desk)).ended).reduce((sum, count) => sum + count, 0);
}

/** Waits until so many articles have ended, and sees that every one is accounted for. */
export async function allEnded(desk: DeskFile, count: number): Promise<void> {
  await until(`${count} articles ended`, async () => (await endedCount(desk)) === count, 90_000);
  expect(await audit(desk)).toMatchObject({
    discovered: count,
    inFlight: 0,
    dead: 0,
    balanced: true,
    problems: [],
  });
}
