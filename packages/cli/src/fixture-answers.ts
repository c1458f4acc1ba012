import type { ArticleDetail, FeedView, PassportView } from "@throughline/contracts";
import type { AnswerOf } from "./desk-client.ts";

export function feed(facts: Partial<FeedView> = {}): FeedView {
  return {
    id: "f0001",
    url: "https://example.org/rss",
    title: "Example News",
    publisher: "Example",
    group: "",
    country: "IR",
    language: "fa",
    stateMedia: "no",
    folders: [],
    status: "active",
    health: "ok",
    reason: "",
    errorCount: 0,
    format: "rss2",
    lastPolledAt: "2026-06-23T11:50:00Z",
    lastNewAt: null,
    nextPollAt: "2026-06-23T12:20:00Z",
    interval: { minutes: 60, because: "40 entries in the last week", chosenMinutes: null },
    perWeek: 40,
    lastEntryAt: null,
    yield: { days: 28, entries: 160, fresh: 120, onStory: 40, copies: 8 },
    push: null,
    articles: 7,
    origin: "user",
    watchEdits: true,
    ...facts,
  };
}

export function passportLine(
  facts: Partial<AnswerOf<typeof PassportView>> = {},
): AnswerOf<typeof PassportView> {
  return {
    step: "clean",
    outcome: "cleaned",
    reason: "412 words by readability",
    evidence: { method: "readability", score: 0.93 },
    revision: 1,
    run: 1,
    runs: 1,
    attempt: 1,
    codeVersion: "cleaner@0.1.0+abc",
    at: "2026-06-23T11:59:01.500Z",
    durationMs: 41.2,
    ...facts,
  };
}

export function article(facts: Partial<ArticleDetail> = {}): ArticleDetail {
  return {
    id: "a0001",
    title: "Envoys meet",
    url: "https://example.org/envoys",
    publisher: { name: "Example", country: "IR", group: "" },
    feedIds: ["f0001"],
    language: "en",
    publishedAt: "2026-06-23T10:00:00Z",
    observedAt: "2026-06-23T11:59:00Z",
    stage: "ended",
    outcome: "threaded",
    reason: "first report of its event",
    eventId: "e0001",
    copyOf: null,
    relevance: 0.9,
    authors: ["A. Writer"],
    siteName: null,
    imageUrl: null,
    modifiedAt: null,
    fetchedAt: "2026-06-23T11:59:01Z",
    mergedInto: null,
    revision: 1,
    run: 1,
    kind: "article",
    quality: null,
    text: "Envoys met.",
    mentions: [],
    entities: [],
    countries: [],
    topics: [],
    quotes: [],
    contributions: [],
    newSentences: [],
    revisions: [],
    copies: [],
    passport: [passportLine()],
    dead: null,
    ...facts,
  };
}
