import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changeFile, samplePack } from "./fixture-folder.ts";
import { type WatchedPack, watchStoryPack } from "./watch-story-pack.ts";

let folder: string;
let pack: WatchedPack;
const log = { info: vi.fn(), warn: vi.fn() };
const everyMs = 10;

beforeEach(async () => {
  vi.clearAllMocks();
  folder = await samplePack();
  pack = await watchStoryPack(folder, { log, everyMs });
});
afterEach(async () => {
  pack.stop();
  await rm(folder, { recursive: true, force: true });
});

const nameOfStory = () => pack.current().definition.name;

describe("a watched story pack", () => {
  test("is taken over when its files have changed, and tells whoever listens", async () => {
    const heard = vi.fn();
    pack.onChange(heard);
    const before = pack.current();
    await changeFile(folder, "story.yaml", "A sample", "Another sample");
    await vi.waitFor(() => expect(nameOfStory()).toBe("Another sample"));
    expect(pack.current().version).not.toBe(before.version);
    expect(heard.mock.calls).toEqual([[pack.current(), before]]);
    expect(log.info).toHaveBeenCalledOnce();
  });

  test("a change with a fault in it leaves the pack in use, says why once, and a mend ends that", async () => {
    await changeFile(folder, "story.yaml", "threshold: 0.5", "threshold: high");
    await vi.waitFor(() => expect(pack.state().problem).toContain("story.yaml:5:"));
    expect(nameOfStory()).toBe("A sample");
    await changeFile(folder, "story.yaml", "threshold: high", "threshold: 0.6");
    await vi.waitFor(() => expect(pack.state().problem).toBeNull());
    expect(pack.current().definition.relevance.threshold).toBe(0.6);
    expect(log.warn).toHaveBeenCalledOnce();
  });

  test("an edit that is taken back ends the fault, too", async () => {
    await changeFile(folder, "gazetteer.yaml", "type: place", "type: palace");
    await vi.waitFor(() => expect(pack.state().problem).toContain("gazetteer.yaml"));
    await changeFile(folder, "gazetteer.yaml", "type: palace", "type: place");
    await vi.waitFor(() => expect(pack.state().problem).toBeNull());
  });

  test("a folder that goes away and comes back changes nothing", async () => {
    const version = pack.current().version;
    const away = join(await mkdtemp(join(tmpdir(), "away-")), "pack");
    await rename(folder, away);
    await pack.refresh();
    expect(pack.state().problem).toContain("is missing");
    expect(pack.current().version).toBe(version);
    await cp(away, folder, { recursive: true });
    await vi.waitFor(() => expect(pack.state().problem).toBeNull());
    await rm(join(away, ".."), { recursive: true });
  });

  test("a refresh does not wait for the next look", async () => {
    pack.stop();
    pack = await watchStoryPack(folder, { log, everyMs: 60_000 });
    await changeFile(folder, "feeds.opml", "One", "Two");
    await pack.refresh();
    expect(pack.current().feeds[0]?.title).toBe("Two");
  });
});
