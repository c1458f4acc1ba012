import type { ThreadDecision, Threader, ThreadInput } from "@throughline/contracts";
import type { NewThreadRow, Store, ThreadRow, ThreadRows, ThreadSection } from "@throughline/store";
import { chooseEvent } from "./decide.ts";
import { eventRow } from "./event-rows.ts";
import { createMemoryThreadings } from "./memory-threadings.ts";
import { newSentences } from "./new-sentences.ts";
import { type NewReport, newReport, type Report } from "./report.ts";
import { settled } from "./settle.ts";
import { createThreadModel } from "./thread-model.ts";

export type ThreaderOptions = {
  /** Keeps threadings and events in the store; in memory without one. */
  store?: Store;
  /** Reports that are compared with new ones, the latest: a bound on memory (about 10 kB each). */
  capacity?: number;
};

/**
 * Groups reports of the same happening into events, as they come.
 *
 * Method: a report joins the event whose nearest reports are on average near enough, by weighted cosines of its
 * words, its names and numbers, and its entities, damped by the time between them; else it founds an event.
 * Across languages entities, countries, topics, numbers and days decide. Over the store one process at a time
 * threads; each keeps a model of the latest reports and first reads what the others wrote, so that all decide
 * alike. The same article with the same input keeps its decision. Throws what the store throws.
 */
export function createThreader(options: ThreaderOptions = {}): Threader {
  const rows: ThreadRows = options.store?.threadings ?? createMemoryThreadings();
  const capacity = options.capacity ?? 10_000;
  const model = createThreadModel(capacity);
  let read = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** Runs one piece of work on the model at a time; what it writes goes into the model once it is committed. */
  function exclusively<T>(
    work: (section: ThreadSection) => Promise<{ answer: T; written: ThreadRow[] }>,
  ): Promise<T> {
    const next = turn.then(async () => {
      const { answer, written } = await rows.exclusively(async (section) => {
        take(await section.since(read, capacity));
        return work(section);
      });
      take(written);
      return answer;
    });
    turn = next.catch(() => undefined);
    return next;
  }

  function take(written: readonly ThreadRow[]): void {
    for (const row of written) {
      model.put(reportOf(row), row.eventId);
      read = Math.max(read, row.seq);
    }
  }

  async function add(added: NewReport, section: ThreadSection) {
    const { report } = added;
    const known = await section.get(report.id);
    if (known?.inputHash === added.hash) return { answer: decisionOf(known), written: [] };
    const choice = chooseEvent(added, model);
    const members = model.membersOf(choice.eventId).filter((member) => member.id !== report.id);
    const evidence = { ...choice.evidence, ...standing(choice.eventId, members) };
    const row = { ...rowOf(added), ...choice, evidence, newSentences: newSentences(added, members) };
    const events = [eventRow(choice.eventId, [...members, report], model)];
    const left = known && known.eventId !== choice.eventId ? model.membersOf(known.eventId) : [];
    const rest = left.filter((member) => member.id !== report.id);
    if (known && rest.length > 0) events.push(eventRow(known.eventId, rest, model));
    return { answer: decisionOf(row), written: await section.save([row], events) };
  }

  /** What the event was before the report came. */
  function standing(
    eventId: string,
    members: readonly Report[],
  ): { eventTitle?: string; eventReports: number } {
    if (members.length === 0) return { eventReports: 0 };
    return { eventTitle: eventRow(eventId, members, model).title, eventReports: members.length };
  }

  return {
    async add(article: ThreadInput) {
      const added = newReport(article);
      return exclusively((section) => add(added, section));
    },
    eventOf(articleId) {
      const eventId = model.eventOf(articleId);
      if (eventId === undefined)
        throw new RangeError(`article ${articleId} is in no event that is known here; add it first`);
      return eventId;
    },
    settle: () =>
      exclusively(async (section) => {
        const { moves, events } = settled(model);
        const moved: NewThreadRow[] = [];
        for (const { id, eventId, evidence } of moves) {
          const row = await section.get(id);
          if (row) moved.push({ ...row, eventId, evidence });
        }
        return { answer: undefined, written: await section.save(moved, events) };
      }),
  };
}

function rowOf({ report, hash }: NewReport): Omit<NewThreadRow, "eventId" | "evidence" | "newSentences"> {
  const { id, title, language, at, copyOf, ...features } = report;
  return {
    articleId: id,
    inputHash: hash,
    title,
    language,
    at: at === null ? null : new Date(at),
    copyOf,
    features,
  };
}

function reportOf(row: ThreadRow): Report {
  const { articleId, title, language, at, copyOf, features } = row;
  return { id: articleId, title, language, at: at?.getTime() ?? null, copyOf, ...features };
}

function decisionOf(row: NewThreadRow): ThreadDecision {
  return { eventId: row.eventId, newSentences: row.newSentences, evidence: row.evidence };
}
