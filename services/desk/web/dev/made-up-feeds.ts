import type { FeedView } from "../src/api/types.ts";
import type { Language } from "./made-up-words.ts";

export const groups = [
  { id: "iranian-state", label: "Iranian state media", mark: "▲" },
  { id: "russian-state", label: "Russian state media", mark: "■" },
  { id: "other-state", label: "Other state media", mark: "◆" },
  { id: "independent", label: "Independent", mark: "●" },
];

type Row = [publisher: string, country: string, language: Language, group: string, trouble?: string];

const rows: Row[] = [
  ["IRNA", "IR", "fa", "iranian-state"],
  ["IRNA English", "IR", "en", "iranian-state"],
  ["Mehr", "IR", "fa", "iranian-state"],
  [
    "Press TV",
    "IR",
    "en",
    "iranian-state",
    "The site's certificate ended on 3 June. Nothing is fetched until it is renewed.",
  ],
  ["Tasnim", "IR", "fa", "iranian-state"],
  ["TASS", "RU", "ru", "russian-state"],
  ["RIA Novosti", "RU", "ru", "russian-state"],
  [
    "RT Arabic",
    "RU",
    "ar",
    "russian-state",
    "It answers 403 Forbidden to every request from here. Its publisher may block this network.",
  ],
  ["Anadolu", "TR", "en", "other-state"],
  ["Xinhua", "CN", "en", "other-state"],
  ["Al Jazeera", "QA", "ar", "other-state"],
  ["Reuters World", "GB", "en", "independent"],
  ["BBC Persian", "GB", "fa", "other-state"],
  ["Meduza", "LV", "ru", "independent"],
  [
    "Iran International",
    "GB",
    "fa",
    "independent",
    "The name iranintl.example cannot be resolved: there is no such host, or the network's name server does not answer.",
  ],
  ["Caliber.Az", "AZ", "en", "independent"],
  ["Asharq Al-Awsat", "SA", "ar", "independent"],
  ["Amwaj", "GB", "en", "independent"],
  [
    "The Moscow Times, reports on foreign policy and the wider Middle East in English",
    "NL",
    "en",
    "independent",
  ],
  ["Kayhan London", "GB", "fa", "independent"],
];

const minute = 60_000;
const silent = 13;
const silence =
  "it answers, but has brought nothing new for 3 days; it hardly ever paused for more than 7 hours";
const intervals: [FeedView["interval"], ...FeedView["interval"][]] = [
  { minutes: 60, because: "the shortest time that is set", chosenMinutes: null },
  { minutes: 15, because: "as you asked", chosenMinutes: 15 },
  { minutes: 360, because: "its hub pushes what is new", chosenMinutes: null },
];

function push(now: number): FeedView["push"] {
  const at = (minutes: number) => new Date(now + minutes * minute).toISOString();
  return {
    hub: "https://hub.example/",
    status: "active",
    reason: "",
    expiresAt: at(8 * 1440),
    pushes: 41,
    lastPushAt: at(-34),
  };
}

/** Twenty feeds, three of which fail, one paused, one not polled yet. */
export function madeUpFeeds(now: number): FeedView[] {
  const at = (ago: number) => new Date(now - ago).toISOString();
  return rows.map(([publisher, country, language, group, trouble], index) => ({
    id: `f${String(index).padStart(20, "0")}`,
    url: `https://${publisher
      .toLowerCase()
      .replace(/[^a-z]+/g, "-")
      .slice(0, 40)}.example/rss/world.xml`,
    title: publisher,
    publisher,
    group,
    country,
    language,
    stateMedia: group === "independent" ? "no" : "yes",
    folders: [],
    status: index === 9 ? "paused" : "active",
    health: trouble ? "failing" : index === 17 ? "new" : index === silent ? "silent" : "ok",
    reason: trouble ?? (index === silent ? silence : ""),
    errorCount: trouble ? 7 : 0,
    format: index % 3 === 0 ? "atom" : "rss",
    lastPolledAt: index === 17 ? null : at((index + 1) * 3 * minute),
    lastNewAt: trouble || index === 17 ? null : at((index + 2) * 21 * minute),
    nextPollAt: new Date(now + (index + 1) * 2 * minute).toISOString(),
    interval: intervals[index % 3] ?? intervals[0],
    perWeek: index === 17 ? null : 4 + index * 13,
    lastEntryAt:
      trouble || index === 17
        ? null
        : index === silent
          ? at(3 * 1440 * minute)
          : at((index + 2) * 21 * minute),
    yield: {
      days: 28,
      entries: 40 + index * 52,
      fresh: 30 + index * 31,
      onStory: 9 + index * 4,
      copies: index * 9,
    },
    push: index % 6 === 2 ? push(now) : null,
    articles: trouble ? 0 : index === 5 ? 12_840 : 15 + index * 7,
    origin: index === 15 ? "user" : "pack",
    watchEdits: index !== 4,
    polls: polls(now, trouble),
  }));
}

function polls(now: number, trouble?: string): NonNullable<FeedView["polls"]> {
  return Array.from({ length: 20 }, (_, index) => {
    const fresh = index % 4 === 0 && !trouble ? 3 : 0;
    return {
      at: new Date(now - (index * 15 + 3) * minute).toISOString(),
      outcome: trouble ? "failed" : fresh > 0 ? "entries" : "unchanged",
      reason: trouble ?? (fresh > 0 ? "3 new of 40 entries" : "the server says that nothing changed"),
      httpStatus: trouble ? (trouble.includes("403") ? 403 : null) : fresh > 0 ? 200 : 304,
      entries: fresh > 0 ? 40 : 0,
      newEntries: fresh,
      durationMs: trouble ? 10_012 : 180 + index * 13,
    };
  });
}
