import { expect, it } from "vitest";
import type { FeedView } from "../api/types.ts";
import { intervalInWords, paceInWords, pushInWords, yieldInWords } from "./feed-health-words.ts";

const now = Date.parse("2025-06-23T12:00:00Z");
const as = (facts: Partial<FeedView>) => facts as FeedView;

it.each([
  [null, null, "not known yet"],
  [40.4, "2025-06-23T09:00:00Z", "40 entries a week, the last one 3 h ago"],
  [1, null, "1 entry a week"],
  [0.4, null, "less than an entry a week"],
  [0, null, "nothing in four weeks"],
])("a pace of %s", (perWeek, lastEntryAt, words) => {
  expect(paceInWords(as({ perWeek, lastEntryAt }), now)).toBe(words);
});

it("says what a feed is worth", () => {
  const worth = { days: 28, entries: 160, fresh: 120, onStory: 40, copies: 8 };
  expect(yieldInWords(as({ yield: worth }))).toBe(
    "160 entries in 28 days: 75% new here, 25% on the story, 5% copies",
  );
  expect(yieldInWords(as({ yield: { ...worth, entries: 0 } }))).toBe("no entries in 28 days");
});

it("says how often a feed is polled, and why", () => {
  const interval = { minutes: 360, because: "its hub pushes what is new", chosenMinutes: null };
  expect(intervalInWords(as({ interval }))).toBe("every 6 h: its hub pushes what is new");
});

it.each([
  ["active", "", "hub.example pushes what is new, last 3 h ago; renewed before it ends in 2 d"],
  ["pending", "", "hub.example was asked to push what is new, and has not confirmed it yet"],
  ["pending", "it answers 500", "hub.example does not push: it answers 500"],
  ["denied", "no more", "hub.example does not push: no more"],
  ["ended", "", ""],
] as const)("a subscription that is %s", (status, reason, words) => {
  const push = {
    ...{ hub: "https://hub.example/", status, reason, pushes: 3 },
    expiresAt: "2025-06-25T12:00:00Z",
    lastPushAt: "2025-06-23T09:00:00Z",
  };
  expect(pushInWords(as({ push }), now)).toBe(words);
});
