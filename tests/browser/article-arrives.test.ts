import { type Newsstand, startNewsstand } from "@throughline/testkit";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { madeArticle } from "../integration/made-articles.ts";
import { runFolder, startProcess } from "../integration/standalone-process.ts";
import { launchChromium } from "./chromium.ts";

let newsstand: Newsstand;
let run: Awaited<ReturnType<typeof runFolder>>;
let running: ReturnType<typeof startProcess>;
let browser: Browser;
let url: string;

beforeAll(async () => {
  newsstand = await startNewsstand();
  run = await runFolder();
  running = startProcess(run.settings);
  url = (await running.desk()).url;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await newsstand?.close();
  await run?.remove();
});

test("a person adds a feed and sees its article arrive, without a reload", async () => {
  const { title, html } = madeArticle(7);
  newsstand.page("/a/7", { html });
  newsstand.feed("/feed.xml", { title: "The Made Times", entries: [{ id: "7", path: "/a/7", title }] });

  const now = await open("/");
  await now.getByText("Iran turns to Russia").first().waitFor();
  await now.locator(".live-live").waitFor();

  const feeds = await open("/feeds");
  await feeds.getByRole("textbox", { name: /address of a feed/i }).fill(newsstand.url("/feed.xml"));
  await feeds.getByRole("button", { name: "Add", exact: true }).click();
  await feeds.getByText("The Made Times").first().waitFor();

  await now.getByRole("button", { name: /1 new event|1 with more reports/ }).click();
  await now.getByText(title).first().click();
  await now.getByRole("heading", { name: title }).first().waitFor();
  await now.getByText("Officials from Iran and Russia").first().waitFor();
  await now
    .getByText(/passport/i)
    .first()
    .click();
  await now.getByText("threaded").first().waitFor();
  for (const outcome of ["fetched", "cleaned", "original", "tagged"]) {
    expect(await now.getByText(outcome).count(), outcome).toBeGreaterThan(0);
  }
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url + path);
  return page;
}
