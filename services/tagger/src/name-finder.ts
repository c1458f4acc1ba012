import type { TaggedField } from "./candidates.ts";
import type { FieldSpan, FoundMention } from "./mentions.ts";

/**
 * Whoever else finds names, such as a statistical model, behind the gazetteer: takes the fields of an article, what
 * is known in them (in order), and the names of which the gazetteer cannot tell the bearer; gives mentions that
 * overlap nothing known, or take the place of what is known within them ("Michael Jordan" of Jordan).
 */
export type NameFinder = (
  fields: readonly TaggedField[],
  known: readonly FoundMention[],
  unsure: readonly FieldSpan[],
) => FoundMention[];
