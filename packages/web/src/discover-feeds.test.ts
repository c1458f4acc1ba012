import { type Newsstand, startNewsstand } from "@throughline/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { discoverFeeds } from "./discover-feeds.ts";
import { createWeb, type Web } from "./web.ts";

let newsstand: Newsstand;
let web: Web;
beforeEach(async () => {
  newsstand = await startNewsstand();
  web = createWeb({ version: "1", allowNetworks: ["127.0.0.0/8"] });
});
afterEach(() => Promise.all([web.close(), newsstand.close()]));

const feed = { title: "News", entries: [{ title: "One", path: "/a/1" }] };
const discovered = async (path: string) => {
  const { from, feeds, reason } = await discoverFeeds(web, newsstand.url(path));
  return { from, paths: feeds.map(({ url }) => url.replace(newsstand.origin, "")), reason };
};

describe("23. Discovery: a page's links against its base, then well-known paths; several feeds are all offered", () => {
  test.each(["rss", "atom", "json"] as const)("a feed is itself (%s)", async (format) => {
    newsstand.feed("/f", { ...feed, format });
    expect(await discovered("/f")).toEqual({ from: "itself", paths: ["/f"], reason: "" });
  });

  test("a feed served as a page is a feed all the same", async () => {
    newsstand.feed("/f", feed, { contentType: "text/html" });
    expect((await discovered("/f")).from).toBe("itself");
  });

  test("a permanent move gives the new URL, a passing one the old", async () => {
    newsstand.feed("/f", feed);
    newsstand.on("/moved", (_request, response) => void response.writeHead(301, { location: "/f" }).end());
    newsstand.on("/passing", (_request, response) => void response.writeHead(302, { location: "/f" }).end());
    expect((await discovered("/moved")).paths).toEqual(["/f"]);
    expect((await discovered("/passing")).paths).toEqual(["/passing"]);
  });

  test("a page with several feeds offers them all", async () => {
    const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
    newsstand.page("/", { html: `<!doctype html><base href="/x/">${link("a")}${link("/b")}` });
    expect(await discovered("/")).toEqual({ from: "links", paths: ["/x/a", "/b"], reason: "" });
  });

  test("well-known paths are tried when a page links none", async () => {
    newsstand.page("/", { html: "<!doctype html><p>hello" });
    newsstand.page("/feed", { html: "<!doctype html><p>not here either" });
    newsstand.feed("/atom.xml", { ...feed, format: "atom" });
    expect(await discovered("/")).toEqual({ from: "wellKnownPaths", paths: ["/atom.xml"], reason: "" });
  });

  test("the well-known paths are asked for one after the other, and no more once one is a feed", async () => {
    newsstand.page("/", { html: "<!doctype html><p>hello" });
    newsstand.feed("/rss.xml", feed);
    await discovered("/");
    expect(newsstand.requests.map(({ path }) => path)).toEqual(["/", "/feed", "/rss", "/rss.xml"]);
    expect(newsstand.mostInFlight()).toBe(1);
  });

  test("a page that links a feed has no path guessed", async () => {
    newsstand.page("/", { html: '<link rel="me alternate" type="application/atom+xml" href="feeds/all">' });
    expect(await discovered("/")).toEqual({ from: "links", paths: ["/feeds/all"], reason: "" });
    expect(newsstand.requests).toHaveLength(1);
  });

  test("the links of a page that moved are resolved where it is now", async () => {
    newsstand.page("/new/home", { html: '<link rel="alternate" type="application/rss+xml" href="feed">' });
    newsstand.on("/", (_request, response) => void response.writeHead(302, { location: "/new/home" }).end());
    expect((await discovered("/")).paths).toEqual(["/new/feed"]);
  });

  test("says in words what is there when no feed is", async () => {
    newsstand.page("/", { html: "<!doctype html><p>hello" });
    expect((await discovered("/")).reason).toMatch(/is a page that links no feed; give the URL of a feed/);
    expect((await discovered("/nothing")).reason).toMatch(/answers 404/);
    await expect(discoverFeeds(web, "http://10.0.0.1/")).rejects.toMatchObject({ code: "refusedAddress" });
  });
});
