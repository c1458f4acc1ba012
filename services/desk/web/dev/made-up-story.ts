import type { ArticleDetail, EventDetail, FeedView, Report } from "../src/api/types.ts";
import { type Chance, createChance } from "./chance.ts";
import { madeUpArticle } from "./made-up-article.ts";

export type Story = { articles: Map<string, ArticleDetail>; events: Map<string, EventDetail> };
const minute = 60_000;

/** A story of some 300 articles in four languages, in some 60 events, the first of them large. */
export function madeUpStory(feeds: FeedView[], now: number): Story {
  const story: Story = { articles: new Map(), events: new Map() };
  const chance = createChance(7);
  for (let number = 0; story.articles.size < 300; number++) {
    const size = number === 0 ? 26 : number < 6 ? 8 : 1 + chance.upTo(6);
    addEvent(story, feeds, chance, now - number * 47 * minute - 4 * minute, size);
  }
  return story;
}

/** Adds an event whose latest report came at a given time. */
export function addEvent(
  story: Story,
  feeds: FeedView[],
  chance: Chance,
  latest: number,
  size: number,
): EventDetail {
  const id = `e${String(story.events.size).padStart(20, "0")}`;
  const reports: Report[] = [];
  const gap = (1 + chance.upTo(20)) * minute;
  const all: ArticleDetail[] = [];
  const times = Array.from(
    { length: size },
    (_, i) => latest - (i === 0 ? 0 : Math.round(chance.next() ** 2 * size * gap)),
  );
  for (const [index, at] of times.sort((a, b) => a - b).entries()) {
    const original = reports[chance.upTo(Math.max(0, reports.length - 1))];
    const isCopy = original !== undefined && chance.next() < 0.35;
    const article = madeUpArticle(
      story.articles.size,
      feeds,
      chance,
      at,
      id,
      isCopy ? original.id : null,
      index,
    );
    story.articles.set(article.id, article);
    all.push(article);
    if (isCopy) {
      const copy = copyOf(article, chance);
      original.copies.push(copy);
      story.articles.get(original.id)?.copies.push(copy);
    } else reports.push({ ...article, newSentences: article.newSentences.map((s) => s.text), copies: [] });
  }
  const event = madeUpEvent(id, all, reports);
  story.events.set(id, event);
  return event;
}

function copyOf(article: ArticleDetail, chance: Chance): Report["copies"][number] {
  const relation = chance.pick(["exact", "near", "near"] as const);
  return {
    articleId: article.id,
    title: article.title,
    publisher: article.publisher,
    observedAt: article.observedAt,
    publishedAt: article.publishedAt,
    relation,
    containment: relation === "exact" ? 1 : 0.86 + chance.upTo(12) / 100,
    ruled: false,
  };
}

function madeUpEvent(id: string, all: ArticleDetail[], reports: Report[]): EventDetail {
  const first = all[0] as ArticleDetail;
  const last = all.at(-1) as ArticleDetail;
  const spark = Array.from({ length: all.length > 1 ? 24 : 1 }, () => 0);
  const from = Date.parse(first.observedAt);
  const span = Math.max(1, Date.parse(last.observedAt) - from);
  for (const article of all) {
    const slot = Math.min(
      spark.length - 1,
      Math.floor(((Date.parse(article.observedAt) - from) / span) * spark.length),
    );
    spark[slot] = (spark[slot] ?? 0) + 1;
  }
  const newest = reports.at(-1) as Report;
  return {
    id,
    title: first.title,
    language: first.language,
    firstAt: first.observedAt,
    latestAt: last.observedAt,
    first: { articleId: first.id, publisher: first.publisher, at: first.observedAt },
    articles: all.length,
    copies: all.length - reports.length,
    independentSources: new Set(reports.map((report) => report.publisher.name)).size,
    languages: [...new Set(all.map((article) => article.language))],
    newest: {
      articleId: newest.id,
      publisher: newest.publisher,
      at: newest.observedAt,
      sentences: newest.newSentences,
    },
    spark,
    reports,
    entities: first.entities.map(({ salience: _, ...entity }) => ({
      ...entity,
      count: entity.count * all.length,
    })),
  };
}
