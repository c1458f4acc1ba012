import { describe, expect, it } from "vitest";
import type { LiveMessage } from "../api/types.ts";
import { readLiveMessage, staleKeys } from "./live-message.ts";
import { gatherMs, reconnectDelayMs } from "./pace.ts";

describe("live messages", () => {
  it.each([
    ['{"kind":"article","id":"a1","step":"tag","outcome":"tagged"}', true],
    ['{"kind":"other","id":"a1"}', false],
    ["null", false],
    ["not json", false],
  ])("%s", (data, known) => expect(readLiveMessage(data) !== null).toBe(known));

  it("asks for what moved, each once", () => {
    const threaded: LiveMessage = {
      kind: "article",
      id: "a1",
      step: "thread",
      outcome: "threaded",
      eventId: "e1",
    };
    const polled: LiveMessage = { kind: "feed", id: "f1", step: "poll", outcome: "entries" };
    const tagged: LiveMessage = { kind: "article", id: "a2", step: "tag", outcome: "tagged" };
    expect(staleKeys([threaded, threaded, polled, tagged])).toEqual([
      ["article", "a1"],
      ["events"],
      ["event", "e1"],
      ["feeds"],
      ["feed", "f1"],
      ["article", "a2"],
    ]);
  });
});

describe("gatherMs", () => {
  it.each([
    [60_000, 250],
    [1400, 250],
    [500, 1000],
    [0, 1500],
    [-5, 1500],
  ])("%d ms after the last: %d ms", (since, ms) => expect(gatherMs(since)).toBe(ms));
});

describe("reconnectDelayMs", () => {
  it.each([
    [1, 0, 1000],
    [3, 0, 4000],
    [3, 1, 5000],
    [50, 0, 30_000],
  ])("after %d failures, chance %d: %d ms", (failures, chance, ms) => {
    expect(reconnectDelayMs(failures, chance)).toBe(ms);
  });
});
