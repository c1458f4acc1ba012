import {
  type ArticleDetail,
  changesInWords,
  type Quote,
  type RevisionView,
  type Step,
  type StoryPack,
} from "@throughline/contracts";
import type { ArticleDetailRows, PassportRow, RevisionRow } from "@throughline/store";
import { articleSummary } from "./article-summary.ts";
import { copyView } from "./copy-view.ts";
import { correctionView } from "./correction-view.ts";
import { currentEntities, currentId } from "./current-entities.ts";
import { isoOrNull } from "./time.ts";
import { topicReason } from "./topic-reason.ts";

/** Everything that the API shows of one article. */
export function articleDetail(rows: ArticleDetailRows, pack: StoryPack): ArticleDetail {
  const { article, text, dead } = rows;
  const { publisherGroups } = pack.definition;
  return {
    ...articleSummary(rows.listed, publisherGroups),
    authors: article.authors,
    siteName: text?.site_name ?? null,
    imageUrl: text?.image_url ?? null,
    modifiedAt: isoOrNull(article.modified_at),
    fetchedAt: isoOrNull(article.fetched_at),
    mergedInto: article.merged_into,
    revision: article.revision,
    run: article.run,
    kind: article.kind,
    quality: text?.quality ?? null,
    text: text?.text ?? "",
    ...tagsView(rows.tags, pack),
    newSentences: rows.newSentences,
    posts: text?.posts ?? [],
    revisions: rows.revisions.map((row) => ({
      revision: row.revision,
      title: row.title,
      at: row.created_at.toISOString(),
      characters: row.characters,
      changed: row.revision > 1 && row.counts ? (row.uncompared ?? changesInWords(row.counts)) : null,
      correction: row.correction,
    })),
    copies: rows.copies.map((row) => copyView(row, publisherGroups)),
    corrections: rows.corrections.map(correctionView),
    copyRuling: rows.copyRuling,
    passport: rows.passport.map(passportView),
    dead: dead ? { id: dead.id, step: dead.step, error: dead.error } : null,
  };
}

/** One version of an article's text, and what it changed. */
export function revisionView(row: RevisionRow): RevisionView {
  return {
    articleId: row.article_id,
    revision: row.revision,
    title: row.title,
    at: row.created_at.toISOString(),
    text: row.text,
    changes: row.changes?.changes ?? [],
    counts: row.changes?.counts ?? {},
    correction: row.changes?.correction ?? null,
    uncompared: row.changes?.uncompared ?? null,
  };
}

type TagsView = Pick<
  ArticleDetail,
  "mentions" | "entities" | "countries" | "topics" | "quotes" | "contributions"
>;

const noTags: TagsView = {
  mentions: [],
  entities: [],
  countries: [],
  topics: [],
  quotes: [],
  contributions: [],
};

function tagsView(tags: ArticleDetailRows["tags"], pack: StoryPack): TagsView {
  if (!tags) return noTags;
  const labels = new Map(pack.definition.topics.map(({ code, label }) => [code, label]));
  return {
    mentions: tags.mentions
      .filter(({ field }) => (field === "title" ? tags.sameTitle : tags.sameText))
      .map((mention) => ({ ...mention, entityId: currentId(mention.entityId, pack) })),
    entities: currentEntities(tags.entities, pack),
    countries: tags.countries,
    topics: tags.topics.map(({ code, label, score, evidence }) => ({
      code,
      label: label ?? labels.get(code) ?? code,
      score,
      because: topicReason(evidence),
    })),
    quotes: tags.sameText
      ? tags.quotes.map((quote) => ({ ...quote, speaker: speakerView(quote.speaker, pack) }))
      : [],
    contributions: tags.relevance.contributions,
  };
}

function speakerView(speaker: Quote["speaker"], pack: StoryPack): NonNullable<Quote["speaker"]> | null {
  if (speaker?.entityId === undefined) return speaker ?? null;
  return { ...speaker, entityId: currentId(speaker.entityId, pack) };
}

function passportView(row: PassportRow): ArticleDetail["passport"][number] {
  return {
    step: row.step as Step,
    outcome: row.outcome,
    reason: row.reason,
    evidence: row.evidence,
    revision: row.revision,
    run: row.run,
    runs: row.runs,
    attempt: row.attempt,
    codeVersion: row.code_version,
    at: row.at.toISOString(),
    durationMs: row.duration_ms,
  };
}
