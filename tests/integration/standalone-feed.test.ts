import { setTimeout as sleep } from "node:timers/promises";
import type { ArticleDetail, FeedView } from "@throughline/contracts";
import { Redis } from "ioredis";
import { describe, expect, test } from "vitest";
import { api, until } from "./standalone-process.ts";
import { allEnded, endedCount, seeds, useWholeRun, wholeRunMs } from "./whole-run.ts";

const run = useWholeRun();

describe("a feed through npm start", { timeout: wholeRunMs }, () => {
  test("a feed's new entry comes to the desk, with a passport line for each step", async () => {
    const desk = await run.start().desk();
    await allEnded(desk, seeds);
    const url = run.offer(1);
    const { feed } = await api<{ feed: FeedView }>(desk, "/feeds", { method: "POST", body: { url } });
    await allEnded(desk, seeds + 1);
    run.offer(2);
    await api(desk, `/feeds/${feed.id}/poll`, { method: "POST" });
    await allEnded(desk, seeds + 2);
    const { items } = await api<{ items: { id: string; url: string }[] }>(desk, `/articles?feed=${feed.id}`);
    const article = await api<ArticleDetail>(desk, `/articles/${items[0]?.id}`);
    expect(article.passport.map((line) => `${line.step} ${line.outcome}`)).toEqual([
      "fetch fetched",
      "clean cleaned",
      "dedupe original",
      "tag tagged",
      "thread threaded",
    ]);
  });

  test("Redis emptied in mid-run: every article is still accounted for, none twice", async () => {
    const desk = await run.start().desk();
    await api(desk, "/feeds", { method: "POST", body: { url: run.offer(40) } });
    await until("some ended", async () => (await endedCount(desk)) >= seeds + 5);
    const redis = new Redis(run.redisUrl(desk));
    await redis.flushall();
    redis.disconnect();
    await allEnded(desk, seeds + 40);
  });

  test("killed in mid-run and started again: every article is still accounted for, none twice", async () => {
    const first = run.start();
    const desk = await first.desk();
    await api(desk, "/feeds", { method: "POST", body: { url: run.offer(40) } });
    await until("some ended", async () => (await endedCount(desk)) >= seeds + 5);
    await first.stop("SIGKILL");
    await allEnded(await run.start().desk(), seeds + 40);
  });

  test("a poll under way when the program is stopped is not the feed's fault", async () => {
    const first = run.start();
    const desk = await first.desk();
    const url = run.offer(1);
    const { feed } = await api<{ feed: FeedView }>(desk, "/feeds", { method: "POST", body: { url } });
    await allEnded(desk, seeds + 1);
    let asked = false;
    run.newsstand().on("/feed.xml", async (_request, response) => {
      asked = true;
      await sleep(2_000);
      response.writeHead(304).end();
    });
    await api(desk, `/feeds/${feed.id}/poll`, { method: "POST" });
    await until("the feed is asked", async () => asked);
    expect((await first.stop()).code).toBe(0);
    const again = await run.start().desk();
    expect(await api<FeedView>(again, `/feeds/${feed.id}`)).toMatchObject({ health: "ok", errorCount: 0 });
  });
});
