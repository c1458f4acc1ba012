import { ArticleDetail, ArticleList, type Tagger, type TagResult } from "@throughline/contracts";
import type { AnswerOf, DeskClient } from "./desk-client.ts";

type Named = { id: string; name: string };

/**
 * What a pack would do to one stored article: bring it onto the story, take it off, name others in it, or name the same
 * under ids that they have now.
 */
export type PackChange = {
  articleId: string;
  title: string;
  change: "gained" | "lost" | "retagged" | "newIds";
  relevance: { before: number | null; after: number };
  added: Named[];
  removed: Named[];
  /** Whose id alone is another. */
  newIds: { id: string; was: string; name: string }[];
  /** Its copies, which take its tags. */
  copies: string[];
};

export type PackDiff = { compared: number; changes: PackChange[] };

/** A pack at work: `presentIds` leads from ids that its entities had to those that they have. */
export type ComparedPack = { tagger: Tagger; threshold: number; presentIds: ReadonlyMap<string, string> };

/** The outcomes of articles that were tagged by themselves; copies have their original's tags. */
const tagged = new Set(["threaded", "offStory"]);

/** As many as the API gives at once. */
const pageSize = 200;

/** What a pack's tagger says otherwise of the newest stored articles; asks the desk for each of them. */
export async function diffArticles(
  desk: DeskClient,
  pack: ComparedPack,
  { most, progress }: { most: number; progress: (compared: number) => void },
): Promise<PackDiff> {
  const changes: PackChange[] = [];
  let compared = 0;
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageSize, most);
    const page: AnswerOf<typeof ArticleList> = await desk.json("/articles", ArticleList, {
      query: { limit, cursor },
    });
    for (const { id, stage, outcome, copyOf } of page.items) {
      if (compared >= most) break;
      if (stage !== "ended" || copyOf !== null || !tagged.has(outcome ?? "")) continue;
      const article = await desk.json(`/articles/${encodeURIComponent(id)}`, ArticleDetail);
      const { title, text, language, publishedAt, corrections } = article;
      // What persons said stands above any pack, so that it is no change.
      const tags = pack.tagger.tag({
        title,
        text,
        language,
        corrections,
        ...(publishedAt ? { publishedAt } : {}),
      });
      const change = changeOf(article, tags, pack);
      if (change) changes.push(change);
      compared += 1;
      progress(compared);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && compared < most);
  return { compared, changes };
}

/** What new tags change of an article, if anything that a reader sees. */
export function changeOf(
  article: ArticleDetail,
  tags: TagResult,
  { threshold, presentIds }: Omit<ComparedPack, "tagger">,
): PackChange | undefined {
  const wasOn = article.outcome !== "offStory";
  const isOn = tags.relevance.score >= threshold;
  const now = ({ id }: Named) => presentIds.get(id) ?? id;
  const before = new Set(article.entities.map(now));
  const after = new Set(tags.entities.map(({ id }) => id));
  const bare = ({ id, name }: Named) => ({ id, name });
  const added = tags.entities.filter(({ id }) => !before.has(id)).map(bare);
  const removed = article.entities.filter((entity) => !after.has(now(entity))).map(bare);
  const newIds = article.entities
    .filter((entity) => now(entity) !== entity.id && after.has(now(entity)))
    .map((entity) => ({ id: now(entity), was: entity.id, name: entity.name }));
  const isSame = wasOn === isOn && added.length === 0 && removed.length === 0;
  if (isSame && newIds.length === 0) return undefined;
  const moved = isOn ? ("gained" as const) : ("lost" as const);
  const kept = isSame ? ("newIds" as const) : ("retagged" as const);
  return {
    articleId: article.id,
    title: article.title,
    change: wasOn === isOn ? kept : moved,
    relevance: { before: article.relevance, after: tags.relevance.score },
    added,
    removed,
    newIds,
    copies: article.copies.filter(({ relation }) => relation !== "partial").map(({ articleId }) => articleId),
  };
}
