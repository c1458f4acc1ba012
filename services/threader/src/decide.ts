import type { Json, ThreadEvidence } from "@throughline/contracts";
import { likeness } from "./likeness.ts";
import { joinScore, type NearEvent, nearEvents } from "./nearest-event.ts";
import type { NewReport, Report } from "./report.ts";
import { entityWeights, wordWeights } from "./report-weights.ts";
import type { ThreadModel } from "./thread-model.ts";

export type EventChoice = { eventId: string; evidence: ThreadEvidence };

/** Things that both have which the evidence names, the rarest first. */
const mostNamed = 5;

/**
 * Chooses the event of a report: that of the article it copies, else the nearest one when it is near enough, else
 * one of its own. A report that had an event before, and whose text changed, is compared like any other.
 */
export function chooseEvent(added: NewReport, model: ThreadModel): EventChoice {
  const { report } = added;
  const copied = report.copyOf === null ? undefined : model.eventOf(report.copyOf);
  if (copied !== undefined)
    return {
      eventId: copied,
      evidence: { rule: "goes where its original is", nearest: report.copyOf ?? "" },
    };
  const [best] = nearEvents(report, model);
  const isNear = best !== undefined && best.score >= joinScore;
  return {
    eventId: isNear ? best.eventId : foundedBy(report.id, model),
    evidence: best ? evidenceOf(added, best, isNear, model) : { rule: "nothing to compare with" },
  };
}

/** The id of an event that an article founds: `e` and the hex of the article's own. */
export function eventIdOf(articleId: string): string {
  return `e${articleId.replace(/^a(?=[0-9a-f]+$)/u, "")}`;
}

/** An article may found again, while its first event lives on without it: the id then says the second. */
function foundedBy(articleId: string, model: ThreadModel): string {
  const id = eventIdOf(articleId);
  for (let again = 0; ; again++) {
    const tried = again === 0 ? id : `${id}x${again}`;
    if (model.membersOf(tried).every((member) => member.id === articleId)) return tried;
  }
}

function evidenceOf(
  { report, surfaces }: NewReport,
  best: NearEvent,
  isNear: boolean,
  model: ThreadModel,
): ThreadEvidence {
  const { words, facts, entities, days } = likeness(report, best.nearest, model.rarity);
  const parts: { [key: string]: Json } = { facts: rounded(facts), days: rounded(days) };
  if (words !== undefined) parts.words = rounded(words);
  if (entities !== undefined) parts.entities = rounded(entities);
  return {
    rule: isNear ? "near enough" : "nothing near enough",
    nearest: best.nearest.id,
    nearestEvent: best.eventId,
    similarity: rounded(best.score),
    threshold: joinScore,
    shared: {
      entities: sharedEntities(report, best.nearest, model),
      words: sharedWords(report, best.nearest, surfaces, model),
      countries: report.countries.filter((code) => best.nearest.countries.includes(code)),
    },
    parts,
  };
}

function sharedEntities(a: Report, b: Report, model: ThreadModel): string[] {
  const theirs = entityWeights(b);
  return a.entities
    .filter(({ id }) => theirs.has(id))
    .map(({ id, name, salience }) => ({ name, worth: model.rarity.of(id) * (0.3 + salience) }))
    .sort((x, y) => y.worth - x.worth || (x.name < y.name ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ name }) => name);
}

function sharedWords(
  a: Report,
  b: Report,
  surfaces: ReadonlyMap<number, string>,
  model: ThreadModel,
): string[] {
  const theirs = wordWeights(b);
  return [...wordWeights(a)]
    .filter(([term]) => theirs.has(term))
    .map(([term, weight]) => ({
      word: surfaces.get(term) ?? "",
      worth: weight * (theirs.get(term) ?? 0) * model.rarity.of(term) ** 2,
    }))
    .sort((x, y) => y.worth - x.worth || (x.word < y.word ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ word }) => word);
}

/** Scores are told to a thousandth. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
