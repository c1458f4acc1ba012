import type { TagResult } from "@throughline/contracts";
import type { LabelledText } from "./read-labels.ts";

/** A mention that was given but is not marked, or the other way round. */
export type MentionMistake = {
  article: string;
  language: string;
  fault: "wrong" | "missed";
  surface: string;
  entityId: string;
  by?: string;
};

export type MentionScore = { right: number; given: number; marked: number; mistakes: MentionMistake[] };

/**
 * A tagger's mentions of the pack's entities beside those that a person marked. A mention is right when its field, its
 * span and its entity are the marked ones. Pronouns and entities that the pack does not have are not judged.
 */
export function scoreMentions(
  label: LabelledText,
  tags: TagResult,
  packIds: ReadonlySet<string>,
): MentionScore {
  const article = label.id;
  const { language } = label;
  const given = tags.mentions.filter(({ entityId, kind }) => packIds.has(entityId) && kind !== "pronoun");
  const marked = (["title", "text"] as const).flatMap((field) =>
    label.spans[field].map((span) => ({ field, ...span })),
  );
  const keyOf = (span: { field: string; start: number; end: number; entityId: string }) =>
    `${span.field} ${span.start} ${span.end} ${span.entityId}`;
  const wanted = new Set(marked.map(keyOf));
  const found = new Set(given.map(keyOf));
  const wrong = given.filter((mention) => !wanted.has(keyOf(mention)));
  const missed = marked.filter((span) => !found.has(keyOf(span)));
  return {
    right: given.length - wrong.length,
    given: given.length,
    marked: marked.length,
    mistakes: [
      ...wrong.map(({ surface, entityId, by }) => ({
        article,
        language,
        fault: "wrong" as const,
        surface,
        entityId,
        by,
      })),
      ...missed.map(({ surface, entityId }) => ({
        article,
        language,
        fault: "missed" as const,
        surface,
        entityId,
      })),
    ],
  };
}

/** How many ids of the pack an article was given, and how many of them are not its own. */
export function countWrongIds(
  label: LabelledText,
  tags: TagResult,
  packIds: ReadonlySet<string>,
): { given: number; wrong: number } {
  const own = new Set([
    ...(label.entities ?? []),
    ...[...label.spans.title, ...label.spans.text].map(({ entityId }) => entityId),
  ]);
  const given = tags.entities.filter(({ id }) => packIds.has(id));
  return { given: given.length, wrong: given.filter(({ id }) => !own.has(id)).length };
}
