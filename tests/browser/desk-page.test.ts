import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startMadeUpDesk } from "./made-up-desk.ts";

let desk: Awaited<ReturnType<typeof startMadeUpDesk>>;
let browser: Browser;
const complaints: string[] = [];

async function open(path: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/content security policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(desk.url + path);
  return page;
}
const titles = (page: Page) => page.locator(".event-title").allTextContents();

beforeAll(async () => {
  [desk, browser] = await Promise.all([startMadeUpDesk(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
beforeEach(async () => {
  complaints.length = 0;
  await desk.become("full");
});

describe("now", () => {
  it("marks what arrives and moves nothing until asked", async () => {
    const page = await open("/");
    await page.locator(".event").first().waitFor();
    await page.locator(".live-live").waitFor();
    const before = await titles(page);
    await desk.arrive();
    await page.getByRole("button", { name: "1 new event, 1 with more reports" }).waitFor();
    expect(await titles(page)).toEqual(before);
    await page.locator("[aria-live]", { hasText: "1 new event" }).waitFor({ state: "attached" });
    await page.getByRole("button", { name: "1 new event" }).click();
    await page.locator('.event[data-new="true"]').first().waitFor();
    expect(await page.locator('.event[data-new="true"]').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  it("is driven by the keyboard, and every step has its address", async () => {
    const page = await open("/");
    await page.locator(".event").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.waitForURL(/\/events\/e\d+$/);
    await page.keyboard.press("Escape");
    await page.waitForURL(`${desk.url}/`);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.waitForURL(/\/search$/);
    await page.keyboard.type("iran");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=iran$/);
    expect(complaints).toEqual([]);
  });

  it("keeps the place in the list when one at a time fits", async () => {
    const page = await open("/", 390);
    const row = page.locator(".event-link").nth(30);
    await row.scrollIntoViewIfNeeded();
    const place = () => page.locator(".pane-list").evaluate((list) => list.scrollTop);
    const before = await place();
    await row.click();
    await page.getByRole("link", { name: "Events" }).click();
    await row.waitFor();
    expect(await place()).toBe(before);
  });
});

describe("an article", () => {
  it("sets right-to-left text right and tells who is meant", async () => {
    const page = await open("/search?language=fa");
    await page.locator(".row-link").first().click();
    const paragraph = page.locator(".text p").first();
    await paragraph.waitFor();
    expect(await paragraph.evaluate((p) => getComputedStyle(p).direction)).toBe("rtl");
    await page.locator(".text .mention").first().focus();
    await page.locator(".card").waitFor();
    expect(complaints).toEqual([]);
  });

  it("is corrected by a person with the keyboard alone, who can take that back", async () => {
    const page = await open("/articles/a00000000000000000020");
    await page.locator(".facts .named button").first().focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Somebody or something else").fill("put");
    await dialog.getByRole("radio", { name: /Vladimir Putin person, Q7747/ }).press("Space");
    await dialog.getByLabel("Your name").fill("Mina");
    await dialog.getByRole("button", { name: "It is Vladimir Putin" }).press("Enter");
    const said = page.locator(".corrections li");
    await said.waitFor();
    expect(await said.textContent()).toContain("Mina");
    expect(await dialog.count()).toBe(0);
    await page.getByRole("button", { name: "Take back" }).click();
    await said.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});

describe("feeds", () => {
  it.each([
    ["two words", "That is not a web address"],
    ["many.example", "offers 3 feeds"],
    ["dead.example", "Add it all the same"],
    ["https://irna.example/rss/world.xml", "is here already"],
    ["new.example", "It is polled now"],
  ])("adding %s says: %s", async (address, words) => {
    const page = await open("/feeds");
    await page.getByLabel("Address of a feed or a site").fill(address);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator(".notice", { hasText: words }).waitFor();
  });

  it("a check tells what adding would do, has an address of its own, and leads to adding", async () => {
    const page = await open("/feeds");
    await page.getByLabel("Address of a feed or a site").fill("new.example");
    await page.getByRole("button", { name: "Check" }).click();
    await page.waitForURL(/\/feeds\/check\?url=https%3A%2F%2Fnew\.example$/);
    await page.getByText("It can be added: 30 entries").waitFor();
    await page.getByText("windows-1251, named by the document").waitFor();
    expect(await page.locator(".row.feed").count()).toBe(20);
    await page.getByRole("button", { name: "Add this feed" }).click();
    await page.waitForURL(/\/feeds\/f\d+$/);
    await page.goto(`${desk.url}/feeds/check?url=https://many.example`);
    await page.locator(".offers").getByRole("link", { name: "World" }).click();
    await page.waitForURL(/url=https%3A%2F%2Fmany\.example%2Fworld\.xml$/);
    expect(complaints).toEqual([]);
  });

  it("an import shows how far it is, can be left and come back to, and ends with a result for each", async () => {
    const outlines = Array.from({ length: 300 }, (_, n) => `<outline xmlUrl="https://n${n}.example/rss"/>`);
    const page = await open("/feeds");
    await page.getByRole("link", { name: "Import OPML" }).click();
    await page.getByLabel("An OPML file").setInputFiles({
      name: "reader.opml",
      mimeType: "text/x-opml",
      buffer: Buffer.from(`<opml>${outlines.join("")}</opml>`),
    });
    await page.waitForURL(/\/feeds\/imports\/i\d+$/);
    const bar = page.getByRole("progressbar", { name: "Import" });
    await bar.waitFor();
    const early = Number(await bar.getAttribute("value"));
    expect(early).toBeLessThan(300);
    const address = page.url();
    await page.getByRole("link", { name: "Now" }).click();
    await page.goto(address);
    await bar.waitFor();
    expect(Number(await bar.getAttribute("value"))).toBeGreaterThan(early);
    await bar.waitFor({ state: "detached" });
    expect(await page.locator(".import-results > li").count()).toBe(300);
    await page.getByRole("button", { name: /^Refused \d+$/ }).click();
    await page.getByText("it is a private address").first().waitFor();
    await page.goto(`${desk.url}/feeds/import`);
    await page.getByRole("link", { name: "reader.opml" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("states", () => {
  it.each([
    ["empty", "/", "No feeds yet, so nothing can arrive."],
    ["empty", "/feeds", "No feeds yet."],
    ["broken", "/", "The events could not be shown"],
    ["away", "/", "Redis does not answer"],
    ["locked", "/", "asks for its password"],
    ["full", "/articles/unknown", "This article is not known here."],
    ["full", "/nowhere", "There is nothing at this address."],
  ])("%s, at %s: %s", async (mode, path, words) => {
    await desk.become(mode);
    const page = await open(path);
    await page.getByText(words).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("lets in who has the password", async () => {
    await desk.become("locked");
    const page = await open("/");
    await page.getByLabel("Password").fill("wrong");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).toBe("That is not the password. It was printed.");
    await page.getByLabel("Password").fill("secret");
    await page.keyboard.press("Enter");
    await page.locator(".event").first().waitFor();
  });
});

it("gives what is new the whole line when there is room, and cuts a sentence at its end", async () => {
  const widthOf = async (page: Page) => {
    const line = page.locator(".event-new").first();
    const width = (await line.boundingBox())?.width ?? 0;
    return width / ((await page.locator(".event-link", { has: line }).first().boundingBox())?.width ?? 1);
  };
  const page = await open("/");
  await page.locator(".event-new").first().waitFor();
  expect(await widthOf(page)).toBeGreaterThan(0.9);
  const rightToLeft = page.locator(".event-new > bdi:last-child", { hasText: /^[\u0600-\u06ff]/ }).first();
  expect(await rightToLeft.evaluate((sentence) => getComputedStyle(sentence).textOverflow)).toBe("ellipsis");
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await widthOf(page)).toBeLessThan(0.8);
});

describe("at 390 pixels", () => {
  it.each([
    "/",
    "/events/e00000000000000000000",
    "/feeds",
    "/feeds/f00000000000000000003",
    "/feeds/import",
    "/feeds/check?url=https://new.example",
    "/line?step=fetch",
    "/search?q=iran",
    "/articles/a00000000000000000020",
    "/entities/Q318232",
  ])("nothing of %s is wider than the page", async (path) => {
    const page = await open(path, 390);
    await page.locator("main h1, main h2").first().waitFor({ state: "attached" });
    const widest = await page
      .locator("#place, .pane-list, .pane-reader")
      .evaluateAll((rooms) => Math.max(...rooms.map((room) => room.scrollWidth - room.clientWidth)));
    expect(widest).toBe(0);
  });
});
