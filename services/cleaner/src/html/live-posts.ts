import type { LivePost } from "@throughline/contracts";
import { readTime } from "../dates/times.ts";
import type { TreeElement } from "../dom/element.ts";
import type { Block } from "./blocks.ts";
import { lettersOf } from "./letters-of.ts";

/** A post of a live blog as its page declares it: when, and the lines by which it is known in the text. */
export type DeclaredPost = { publishedAt?: string; openings: string[] };

/** Fewer dated parts side by side are no live blog's posts. */
const fewestPosts = 3;
/** Pages have at most so many posts that are looked at. */
const mostPosts = 1000;
/** So much of a line, in letters, tells it from the others. */
const openingLetters = 60;
const fewestLetters = 12;

/**
 * The posts that a page marks up: of the elements whose children each hold a time of their own, the one with the
 * most of these. `blocks` are the whole page's, before anything is taken out of it.
 */
export function markedPosts(blocks: readonly Block[], times: readonly TreeElement[]): DeclaredPost[] {
  const groups = new Map<TreeElement, Map<TreeElement, string>>();
  for (const time of times.slice(0, mostPosts)) {
    const publishedAt = readTime(time.getAttribute("datetime") ?? "");
    if (publishedAt === undefined) continue;
    let child: TreeElement = time;
    for (let at = time.parentElement; at; child = at, at = at.parentElement) {
      const group = groups.get(at) ?? new Map<TreeElement, string>();
      if (!group.has(child)) group.set(child, publishedAt);
      groups.set(at, group);
    }
  }
  const posts = [...groups.values()].reduce(
    (best, group) => (group.size > best.size ? group : best),
    new Map<TreeElement, string>(),
  );
  if (posts.size < fewestPosts) return [];
  const lines = new Map<TreeElement, string[]>();
  for (const { element, text } of blocks)
    for (let at: TreeElement | null = element; at; at = at.parentElement)
      if (posts.has(at)) lines.set(at, [...(lines.get(at) ?? []), text]);
  return [...posts].map(([element, publishedAt]) => ({ publishedAt, openings: lines.get(element) ?? [] }));
}

/**
 * Where each post stands in a text whose paragraphs are joined by blank lines: from its first line to the next
 * post's, in the order of the text. What stands before the first post belongs to none. Empty where fewer than two are found.
 */
export function postsIn(paragraphs: readonly string[], declared: readonly DeclaredPost[]): LivePost[] {
  const openers = new Map<string, DeclaredPost>();
  for (const post of declared.slice(0, mostPosts))
    for (const line of post.openings) {
      const key = keyOf(line);
      if (key.length >= fewestLetters && !openers.has(key)) openers.set(key, post);
    }
  const found: (LivePost & { post: DeclaredPost })[] = [];
  let start = 0;
  for (const paragraph of paragraphs) {
    const post = openers.get(keyOf(paragraph));
    const open = found.at(-1);
    if (post && post !== open?.post && !found.some((each) => each.post === post))
      found.push({ post, start, end: start, ...(post.publishedAt && { publishedAt: post.publishedAt }) });
    const last = found.at(-1);
    if (last) last.end = start + paragraph.length;
    start += paragraph.length + 2;
  }
  return found.length < 2 ? [] : found.map(({ post: _, ...place }) => place);
}

/** A page without linked data is a live blog only if it has so many posts, of so much of its text, so close in time. */
const surePosts = 5;
/** One that its address or title calls live needs fewer. */
const surePostsOfLive = 3;
const sureShare = 0.7;
const longestLiveMs = 3 * 86_400_000;

const liveTitle =
  /^(?:live(?:[\s-]?(?:blog|ticker|updates?))?|ticker|en direct|en vivo|em direto|ao vivo|in diretta|на живо|наживо|онлайн|текстовая трансляция|хроника|لحظه به لحظه|مباشر|تغطية مباشرة|canlı|直播|实时更新|ライブ)(?=$|[\s:：|.–—-])|\blive(?:blog|ticker)?\s*[:|]|\blive(?:blog| updates)$/iu;
const livePath =
  /[/_-](?:live|live-?blog|live-?ticker|live-?updates|newsblog|en-direct|en-vivo|ao-vivo|diretta|online|onlain)(?:[/_-]|$)/i;

/** Whether the address or the title of a page calls it live. */
export function isCalledLive(url: string, title: string): boolean {
  return liveTitle.test(title) || (URL.canParse(url) && livePath.test(new URL(url).pathname));
}

/** Whether posts found in a text of `length` characters make it a live blog, though its linked data do not say so. */
export function areLivePosts(posts: readonly LivePost[], length: number, isLive: boolean): boolean {
  const times = posts.flatMap(({ publishedAt }) => (publishedAt ? [Date.parse(publishedAt)] : []));
  const covered = posts.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    posts.length >= (isLive ? surePostsOfLive : surePosts) &&
    covered >= length * sureShare &&
    new Set(times).size >= posts.length * 0.8 &&
    Math.max(...times) - Math.min(...times) <= longestLiveMs
  );
}

function keyOf(line: string): string {
  return lettersOf(line).slice(0, openingLetters);
}
