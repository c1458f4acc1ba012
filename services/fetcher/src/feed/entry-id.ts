import { createHash } from "node:crypto";
import type { FeedEntry } from "@throughline/contracts";

/** Gives an entry without an id one that stays: its URL, or a hash of what else it has. */
export function entryWithId(entry: FeedEntry): FeedEntry {
  if (entry.id !== "") return entry;
  return { ...entry, id: entry.url || hashed(entry) };
}

function hashed(entry: FeedEntry): string {
  const facts = [entry.title, entry.publishedAt ?? "", entry.title ? "" : entry.summaryHtml];
  return `sha256:${createHash("sha256").update(facts.join("\n")).digest("hex")}`;
}

/**
 * Some feeds give one id to many entries. Such entries are told apart by their URLs too; the same id with the
 * same URL is the same entry, and its first place counts.
 */
export function withDistinctIds(entries: FeedEntry[], note: (repair: string) => void): FeedEntry[] {
  if (new Set(entries.map(({ id }) => id)).size === entries.length) return entries;
  const urls = new Map<string, Set<string>>();
  for (const { id, url } of entries) {
    const known = urls.get(id);
    if (known) known.add(url);
    else urls.set(id, new Set([url]));
  }
  const distinct = new Map<string, FeedEntry>();
  for (const entry of entries) {
    const shared = (urls.get(entry.id)?.size ?? 0) > 1;
    if (shared) note("an id that several entries share");
    const id = shared ? `${entry.id} ${entry.url}` : entry.id;
    if (!distinct.has(id)) distinct.set(id, { ...entry, id });
  }
  return [...distinct.values()];
}
