import type {
  ArticleDetail,
  ArticleSummary,
  FeedView,
  MentionView,
  NewCorrection,
  PairComparison,
  RevisionView,
} from "../src/api/types.ts";
import type { Chance } from "./chance.ts";
import { entities, type Language, sentences, titles } from "./made-up-words.ts";

const minute = 60_000;

/** An article of one of the feeds that do not fail, the `number`th of its story, seen at a given time. */
export function madeUpArticle(
  number: number,
  feeds: FeedView[],
  chance: Chance,
  at: number,
  eventId: string,
  copyOf: string | null,
  index: number,
): ArticleDetail {
  const feed = chance.pick(feeds.filter((each) => each.health !== "failing"));
  const language = feed.language as Language;
  const title = chance.pick(titles[language]);
  const chosen = sentences[language].filter(() => chance.next() < 0.75);
  const lines = chosen.length > 2 ? chosen : sentences[language];
  const text = paragraphs(lines, chance);
  const mentions = [...mentionsIn(title, "title", language), ...mentionsIn(text, "text", language)];
  const fresh = index === 0 ? [] : lines.slice(-1 - chance.upTo(1));
  const summary = summaryOf(`a${String(number).padStart(20, "0")}`, feed, title, at, eventId, copyOf);
  return { ...summary, ...detailOf(summary, language, text, mentions, fresh, at) };
}

function paragraphs(lines: string[], chance: Chance): string {
  return lines
    .map((line, i) => line + (i === lines.length - 1 ? "" : chance.next() < 0.5 ? "\n\n" : " "))
    .join("");
}

function summaryOf(
  id: string,
  feed: FeedView,
  title: string,
  at: number,
  eventId: string,
  copyOf: string | null,
): ArticleSummary {
  return {
    id,
    title,
    url: `https://news.example/${id}`,
    publisher: { name: feed.publisher, country: feed.country, group: feed.group },
    feedIds: [feed.id],
    language: feed.language,
    publishedAt: new Date(at - 3 * minute).toISOString(),
    observedAt: new Date(at).toISOString(),
    stage: "ended",
    outcome: "threaded",
    reason: "joined the event that reports the same",
    eventId,
    copyOf,
    relevance: 0.62 + (id.charCodeAt(20) % 4) / 10,
  };
}

function mentionsIn(text: string, field: "title" | "text", language: Language): MentionView[] {
  return entities.flatMap((entity) =>
    [...text.matchAll(new RegExp(entity[language], "g"))].map((match) => ({
      field,
      start: match.index,
      end: match.index + match[0].length,
      surface: match[0],
      type: entity.type,
      entityId: entity.id,
      kind: entity.type === "person" ? "lastName" : "name",
      score: entity.id === "Q41176" ? 0.55 : 0.97,
      by: "gazetteer",
    })),
  );
}

function detailOf(
  summary: ArticleSummary,
  language: Language,
  text: string,
  mentions: MentionView[],
  fresh: string[],
  at: number,
): Omit<ArticleDetail, keyof ArticleSummary> {
  const named = entities
    .map((e) => ({
      id: e.id,
      name: e.name,
      type: e.type,
      count: mentions.filter((m) => m.entityId === e.id).length,
    }))
    .filter((e) => e.count > 0);
  const time = (ms: number) => new Date(at + ms).toISOString();
  const steps = ["fetch", "clean", "dedupe", "tag", "thread"] as const;
  const outcomes = ["fetched", "cleaned", "original", "tagged", "threaded"];
  return {
    authors: language === "en" ? ["Naila Example"] : [],
    siteName: summary.publisher.name,
    imageUrl: null,
    modifiedAt: null,
    fetchedAt: time(4000),
    mergedInto: null,
    revision: 2,
    run: 1,
    kind: "article",
    quality: {
      method: "readability",
      score: text.length < 300 ? 0.5 : 0.93,
      reasons: ["long paragraphs", "few links"],
    },
    text,
    mentions,
    entities: named.map((e, i) => ({ ...e, salience: 0.9 - i / 10 })),
    countries: [
      { code: "IR", role: "actor", score: 0.9 },
      { code: "RU", role: "actor", score: 0.8 },
      { code: "UA", role: "mentioned", score: 0.3 },
    ],
    topics: [{ code: "20000639", label: "diplomacy", score: 0.84, because: "letter (twice), talks" }],
    quotes: [],
    contributions: [
      { rule: "Iran and Russia both act", weight: 2.4, because: "Iran acts (0.9); Russia acts (0.8)" },
      { rule: "about diplomacy", weight: 1.1, because: "its topic is diplomacy" },
      { rule: "short", weight: -0.3, because: "it is short" },
    ],
    newSentences: fresh.map((s) => ({ text: s, start: text.indexOf(s), end: text.indexOf(s) + s.length })),
    posts: [],
    revisions: [
      {
        revision: 1,
        title: summary.title,
        at: time(4000),
        characters: text.length - 40,
        changed: null,
        correction: null,
      },
      {
        revision: 2,
        title: summary.title,
        at: time(3_600_000),
        characters: text.length,
        changed: "another headline, 1 number changed, 1 passage added",
        correction: "Correction: an earlier version of this report gave the wrong day.",
      },
    ],
    copies: [],
    corrections: [],
    copyRuling: null,
    passport: steps.map((step, i) => ({
      step,
      outcome: outcomes[i] as string,
      reason: `${step} ended well: the page answered as expected`,
      evidence: { rule: `${step}-rule`, score: 0.9 },
      revision: 2,
      run: 1,
      runs: 1,
      attempt: 1,
      codeVersion: `${step}er@0.1.0+abc1234`,
      at: time(4000 + i * 300),
      durationMs: 20 + i * 40,
    })),
    dead: null,
  };
}

/** What the second revision of a made-up article changed. */
export function madeUpRevision(article: ArticleDetail, revision: number): RevisionView {
  const changes: RevisionView["changes"] = [
    { kind: "headlineChanged", before: "Envoys meet", after: article.title, lead: "", tail: "" },
    {
      kind: "numbersChanged",
      before: "12",
      after: "15",
      lead: "The delegation of ",
      tail: " envoys arrived",
    },
    {
      kind: "added",
      before: "",
      after: "No date was given for the next round.",
      lead: "late on Tuesday. ",
      tail: "",
    },
  ];
  return {
    articleId: article.id,
    revision,
    title: article.title,
    at: article.observedAt,
    text: article.text,
    changes: revision > 1 ? changes : [],
    counts: revision > 1 ? { headlineChanged: 1, numbersChanged: 1, added: 1 } : {},
    correction: null,
    uncompared: null,
  };
}

/** What two made-up articles share: the first sentences of the later one that the earlier one has too. */
export function madeUpComparison(later: ArticleDetail, earlier: ArticleDetail): PairComparison {
  const shared = later.text.split("\n\n").filter((paragraph) => earlier.text.includes(paragraph));
  const placeIn = (text: string, words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const words = shared.join(" ").split(" ").length;
  return {
    a: { articleId: later.id, revision: 2 },
    b: { articleId: earlier.id, revision: 2 },
    later: "a",
    verdict: "The later one is a copy.",
    relation: "near",
    rule: "nearly the same text",
    containment: 0.91,
    reverseContainment: 0.84,
    matchedWords: words,
    words: later.text.split(" ").length,
    otherWords: earlier.text.split(" ").length,
    passages: shared.map((passage) => ({
      words: passage.split(" ").length,
      a: placeIn(later.text, passage),
      b: placeIn(earlier.text, passage),
    })),
    agree: [],
    disagree: [{ kind: "number", a: { start: 0, end: 2, text: "15" }, b: { start: 0, end: 2, text: "12" } }],
    decided: { relation: "near", comparedWith: earlier.id, by: "machine", rule: "nearly the same text" },
    decidedOther: {
      relation: "original",
      comparedWith: null,
      by: "machine",
      rule: "nothing like it is known",
    },
  };
}

/** What a person said of an article. */
export function madeUpCorrection(
  articleId: string,
  given: NewCorrection,
): ArticleDetail["corrections"][number] {
  const mention = given.of === "mention" ? given : undefined;
  const says =
    given.of === "story"
      ? `It is ${given.onStory ? "on" : "off"} the story.`
      : given.of === "topic"
        ? `It is ${given.about ? "" : "not "}about ${given.topic}.`
        : `“${given.surface ?? given.entityId}” is ${given.is ?? "no entity"}.`;
  return {
    id: "c0001",
    says,
    articleId,
    of: given.of,
    surface: mention?.surface ?? null,
    entityId: mention?.entityId ?? null,
    entityName: null,
    is: mention?.is ?? null,
    topic: given.of === "topic" ? given.topic : null,
    holds: given.of === "topic" ? given.about : given.of === "story" ? given.onStory : null,
    name: null,
    type: null,
    by: given.by ?? "",
    note: given.note ?? "",
    at: new Date().toISOString(),
  };
}
