import type { ArticleDetail, ArticleSummary, EventSummary, FeedView, LiveMessage } from "../src/api/types.ts";
import { createChance } from "./chance.ts";
import { madeUpComparison, madeUpCorrection, madeUpRevision } from "./made-up-article.ts";
import { madeUpCheck } from "./made-up-check.ts";
import { madeUpFeeds } from "./made-up-feeds.ts";
import { createMadeUpImports } from "./made-up-imports.ts";
import {
  madeUpAudit,
  madeUpDead,
  madeUpHits,
  madeUpLine,
  madeUpPack,
  madeUpProblem,
  madeUpStatus,
} from "./made-up-line.ts";
import { madeUpNames } from "./made-up-names.ts";
import { addEvent, madeUpStory, type Story } from "./made-up-story.ts";

export type Fixture = {
  mode: string;
  story: Story;
  feeds: FeedView[];
  dead: ReturnType<typeof madeUpDead>;
  imports: ReturnType<typeof createMadeUpImports>;
  startedAt: number;
  arrive: () => LiveMessage[];
};
export type Answer = { status: number; body?: unknown };

/** `mode`: "full", "empty" (nothing yet), "broken" (the API fails), "locked" (behind a login), "away" (Redis is down), "faulty" (the story pack), "applying" (it). */
export function makeFixture(now: number, mode = "full"): Fixture {
  const isEmpty = mode === "empty";
  const feeds = isEmpty ? [] : madeUpFeeds(now);
  const story = isEmpty ? { articles: new Map(), events: new Map() } : madeUpStory(feeds, now);
  const chance = createChance(99);
  const arrive = (): LiveMessage[] => {
    const event = addEvent(story, madeUpFeeds(now), chance, Date.now(), 1);
    const [grown] = [...story.events.values()].slice(3);
    if (grown !== undefined) {
      grown.articles += 1;
      grown.latestAt = new Date().toISOString();
    }
    return [event, ...(grown ? [grown] : [])].map(({ id }) => ({
      kind: "article",
      id: "a0",
      step: "thread",
      outcome: "threaded",
      eventId: id,
    }));
  };
  const imports = createMadeUpImports();
  return { mode, story, feeds, dead: isEmpty ? [] : madeUpDead(now), imports, startedAt: now, arrive };
}

const problem = (status: number, title: string, detail: string, more: object = {}): Answer => ({
  status,
  body: { type: "about:blank", title, status, detail, ...more },
});
const ok = (body: unknown): Answer => ({ status: 200, body });

/** What the made-up desk answers. */
export function answerOf(fixture: Fixture, method: string, url: URL, body: string): Answer {
  const path = url.pathname.replace("/api/v1/", "");
  if (fixture.mode === "locked") {
    if (path === "login") {
      if (!body.includes("secret"))
        return problem(401, "Unauthorized", "That is not the password. It was printed.");
      fixture.mode = "full";
      return { status: 204 };
    }
    return problem(401, "Not logged in", "Log in at this address, or send the password as a bearer token.");
  }
  if (fixture.mode === "broken" && path !== "status") {
    return problem(
      503,
      "The database does not answer",
      "It is tried again by itself. Look at the log if it lasts.",
    );
  }
  return method === "GET" ? read(fixture, path, url.searchParams) : write(fixture, method, path, url, body);
}

function read(fixture: Fixture, path: string, query: URLSearchParams): Answer {
  const [kind = "", id, part, number] = path.split("/").map(decodeURIComponent);
  const { story, feeds } = fixture;
  const missing = problem(404, "Not found", `There is no ${path}.`);
  const found = (value: unknown) => (value === undefined ? missing : ok(value));
  switch (kind) {
    case "status": {
      const status = madeUpStatus(story.articles.size, story.events.size, fixture.startedAt);
      if (fixture.mode === "empty") status.feeds = { active: 0, paused: 0, disabled: 0, failing: 0 };
      if (fixture.mode === "faulty") status.story.problem = madeUpProblem;
      return ok(fixture.mode === "away" ? { ...status, redis: "down" } : status);
    }
    case "events":
      return id === undefined ? eventPage(story, query) : found(story.events.get(id));
    case "articles":
      if (id === undefined) return articlePage(story, query);
      return found(part === "revisions" ? revisionOf(story, id, Number(number)) : story.articles.get(id));
    case "compare":
      return found(comparisonOf(story, query.get("a") ?? "", query.get("b") ?? ""));
    case "entities":
      return id === undefined ? ok({ items: madeUpHits }) : entity(story, id);
    case "feeds":
      if (id === "imports") return found(fixture.imports.read(path.split("/")[2]));
      return id === undefined ? ok({ items: feeds }) : found(feeds.find((feed) => feed.id === id));
    case "line":
      return ok(madeUpLine());
    case "pack":
      return ok(madeUpPack(fixture.startedAt, fixture.mode));
    case "audit":
      return ok(madeUpAudit);
    case "dead":
      return ok({ items: fixture.dead });
    case "name-candidates":
      return ok({ items: fixture.mode === "empty" ? [] : madeUpNames(fixture.startedAt) });
    default:
      return missing;
  }
}

function comparisonOf(story: Story, a: string, b: string) {
  const [later, earlier] = [story.articles.get(a), story.articles.get(b)];
  return later && earlier && madeUpComparison(later, earlier);
}

function revisionOf(story: Story, id: string, revision: number) {
  const article = story.articles.get(id);
  return article && madeUpRevision(article, revision);
}

function pageOf<T>(items: T[], query: URLSearchParams): Answer {
  const from = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  const next = from + limit < items.length ? String(from + limit) : null;
  return ok({ items: items.slice(from, from + limit), nextCursor: next });
}

function eventPage(story: Story, query: URLSearchParams): Answer {
  const events = [...story.events.values()].sort((a, b) => b.latestAt.localeCompare(a.latestAt));
  return pageOf<EventSummary>(
    events.map(({ reports: _, entities: __, ...summary }) => summary),
    query,
  );
}

function articlePage(story: Story, query: URLSearchParams): Answer {
  const words = (query.get("q") ?? "").toLowerCase();
  const fits = (article: ArticleDetail) =>
    `${article.title} ${article.text}`.toLowerCase().includes(words) &&
    [null, article.language].includes(query.get("language")) &&
    [null, article.eventId].includes(query.get("event")) &&
    (query.get("feed") === null || article.feedIds.includes(query.get("feed") ?? "")) &&
    (query.get("entity") === null || article.entities.some((each) => each.id === query.get("entity"))) &&
    article.observedAt >= (query.get("after") ?? "") &&
    article.observedAt < (query.get("before") ?? "9");
  const articles = [...story.articles.values()]
    .filter(fits)
    .sort((a, b) => b.observedAt.localeCompare(a.observedAt));
  return pageOf<ArticleSummary>(articles, query);
}

function entity(story: Story, id: string): Answer {
  const articles = [...story.articles.values()].filter((article) =>
    article.entities.some((each) => each.id === id),
  );
  const named = articles[0]?.entities.find((each) => each.id === id);
  if (named === undefined) return problem(404, "Not found", `No article names ${id}.`);
  const surfaces = new Map<string, number>();
  for (const mention of articles.flatMap((article) => article.mentions)) {
    if (mention.entityId === id) surfaces.set(mention.surface, (surfaces.get(mention.surface) ?? 0) + 1);
  }
  return ok({
    ...named,
    country: "IR",
    articles: articles.length,
    surfaces: [...surfaces].map(([surface, count]) => ({ surface, count })),
    recent: articles.slice(0, 50),
  });
}

function write(fixture: Fixture, method: string, path: string, url: URL, body: string): Answer {
  const [kind, id, action] = path.split("/");
  if (kind === "dead") {
    fixture.dead = fixture.dead.filter((letter) => letter.id !== id);
    return { status: 202, body: {} };
  }
  const article = fixture.story.articles.get(id ?? "");
  if (action === "copy-ruling" && article) return rule(article, method, body);
  if (kind === "articles" && action === "corrections") return correct(fixture, id ?? "", method, body);
  const feed = fixture.feeds.find((each) => each.id === id);
  if (kind !== "feeds") return problem(501, "Not made up", "The made-up desk cannot do this.");
  if (path === "feeds") return addFeed(fixture, JSON.parse(body).url, url.searchParams.has("force"));
  if (path === "feeds/check") return ok(madeUpCheck(JSON.parse(body).url, fixture.feeds, Date.now()));
  if (path === "feeds/imports")
    return { status: 202, body: fixture.imports.start(body, url.searchParams.get("name") ?? "") };
  if (feed === undefined) return problem(404, "Not found", "There is no such feed.");
  if (method === "DELETE") fixture.feeds = fixture.feeds.filter((each) => each !== feed);
  else if (method === "PATCH") feed.status = JSON.parse(body).status;
  return action === "poll" || method === "PATCH" ? ok(feed) : { status: 204 };
}

function rule(article: ArticleDetail, method: string, body: string): Answer {
  const at = new Date().toISOString();
  article.copyRuling = method === "DELETE" ? null : { note: "", ...JSON.parse(body), at };
  return method === "DELETE" ? { status: 204 } : ok(article.copyRuling);
}

/** Keeps what was said and shows it; the tags stay as they were made up. */
function correct({ story }: Fixture, id: string, method: string, body: string): Answer {
  const article = story.articles.get(id);
  if (article === undefined) return problem(404, "Not found", "There is no such article.");
  if (method === "DELETE") article.corrections = [];
  else article.corrections = [...article.corrections, madeUpCorrection(id, JSON.parse(body))];
  return { status: 201, body: { correction: article.corrections[0] ?? null, articleId: id, run: 2 } };
}

function addFeed(fixture: Fixture, url: string, force: boolean): Answer {
  const known = fixture.feeds.find((feed) => feed.url === url);
  if (known !== undefined)
    return problem(409, "Conflict", `This feed is there already, as "${known.title}".`, { feed: known });
  if (url.includes("many")) {
    const choices = ["World", "Politics", "Sport"].map((title) => ({
      title,
      url: `${url}/${title.toLowerCase()}.xml`,
    }));
    return ok({ feed: null, choices });
  }
  if (url.includes("dead") && !force) {
    return problem(
      422,
      "No feed there",
      "dead.example does not answer. Check the address, or add it all the same.",
    );
  }
  const [model] = madeUpFeeds(Date.now());
  const feed = {
    ...(model as FeedView),
    id: `f${Date.now()}`,
    url,
    title: new URL(url).hostname,
    origin: "user" as const,
  };
  fixture.feeds.push(feed);
  return { status: 201, body: { feed, choices: [] } };
}
