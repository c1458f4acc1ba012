import type { CopyIndex, StoryPack, Tagger, TagResult, Threader } from "@throughline/contracts";
import { countWrongIds, type MentionMistake, scoreMentions } from "./mention-scores.ts";
import { originalAgreement, pairAgreement } from "./pair-scores.ts";
import { areaUnderRoc, precisionAt } from "./ranking-scores.ts";
import type { LabelledText, Labels } from "./read-labels.ts";
import { type ScoreRow, scoreRow } from "./score-row.ts";
import { type ExtractPage, siteRows } from "./site-scores.ts";

/** What judges articles on the line, in memory: the services' own. */
export type PackJudges = { tagger: Tagger; copies: CopyIndex; threader: Threader; extract: ExtractPage };

/** An article whose relevance lies on the other side of the pack's threshold than its label says. */
export type RelevanceMistake = { article: string; onStory: boolean; score: number };

export type PackScore = {
  articles: number;
  rows: ScoreRow[];
  mistakes: { mentions: MentionMistake[]; relevance: RelevanceMistake[] };
  /** Whether every row with a threshold keeps to it. */
  passed: boolean;
};

type Judged = { label: LabelledText; tags: TagResult };

/**
 * Runs the labelled articles of a pack past its judges and says how far these agree with whoever labelled, and what
 * its selectors of hosts are worth on its pages.
 */
export async function scorePack(pack: StoryPack, labels: Labels, judges: PackJudges): Promise<PackScore> {
  const judged = labels.articles.map((label) => ({ label, tags: judges.tagger.tag(inputOf(label)) }));
  const { threshold } = pack.definition.relevance;
  const { rows: mentionRows, mistakes: mentions } = mentionScores(pack, judged, labels);
  const ofLabels = [
    ...relevanceRows(judged, labels, threshold),
    ...mentionRows,
    ...topicRows(judged),
    ...(await togetherRows(judged, labels, judges)),
  ];
  const ofSites = await siteRows(pack, labels.thresholds, judges.extract);
  const rows = [...(judged.length > 0 ? ofLabels : []), ...ofSites];
  const relevance = judged.flatMap(({ label: { id, onStory }, tags }) => {
    const { score } = tags.relevance;
    return score >= threshold === onStory ? [] : [{ article: id, onStory, score }];
  });
  return {
    articles: judged.length,
    rows,
    mistakes: { mentions, relevance },
    passed: rows.every(({ passed }) => passed !== false),
  };
}

/** The feed's language is what labels give, as feeds do. */
function inputOf({ title, text, language, publishedAt }: LabelledText) {
  return { title, text, language, ...(publishedAt ? { publishedAt } : {}) };
}

function relevanceRows(judged: readonly Judged[], { thresholds }: Labels, threshold: number): ScoreRow[] {
  const ranked = judged.map(({ label, tags }) => ({ score: tags.relevance.score, wanted: label.onStory }));
  const on = ranked.filter(({ wanted }) => wanted).length;
  const of = `${on} on the story, ${ranked.length - on} off`;
  const right = ranked.filter(({ score, wanted }) => score >= threshold === wanted).length;
  return [
    scoreRow("relevance: AUC", areaUnderRoc(ranked), of, { least: thresholds.relevanceAuc }),
    scoreRow("relevance: precision at 20", precisionAt(ranked, 20), of, { least: thresholds.precisionAt20 }),
    scoreRow("relevance: on the right side of the threshold", right / ranked.length, of),
  ];
}

function mentionScores(pack: StoryPack, judged: readonly Judged[], { thresholds }: Labels) {
  const packIds = new Set(pack.entities.map(({ id }) => id));
  const mistakes: MentionMistake[] = [];
  const rows: ScoreRow[] = [];
  const withSpans = judged.filter(({ label }) => label.file === undefined);
  for (const [language, of] of Map.groupBy(withSpans, ({ label }) => label.language)) {
    const scores = of.map(({ label, tags }) => scoreMentions(label, tags, packIds));
    mistakes.push(...scores.flatMap((score) => score.mistakes));
    const sum = (part: "right" | "given" | "marked") =>
      scores.reduce((total, score) => total + score[part], 0);
    const [right, given, marked] = [sum("right"), sum("given"), sum("marked")];
    rows.push(
      scoreRow(`mentions, ${language}: precision`, share(right, given), `${given} given`, {
        least: thresholds.mentionPrecision,
      }),
      scoreRow(`mentions, ${language}: recall`, share(right, marked), `${marked} marked`, {
        least: thresholds.mentionRecall,
      }),
    );
  }
  const ids = judged.map(({ label, tags }) => countWrongIds(label, tags, packIds));
  const given = ids.reduce((total, each) => total + each.given, 0);
  const wrong = ids.reduce((total, each) => total + each.wrong, 0);
  rows.push(
    scoreRow("wrong ids", share(wrong, given), `${wrong} of ${given}`, { most: thresholds.wrongIds }),
  );
  return { rows, mistakes };
}

/** Over the articles whose topics are labelled, those of none among them. */
function topicRows(judged: readonly Judged[]): ScoreRow[] {
  const labelled = judged.flatMap(({ label: { topics }, tags }) =>
    topics === undefined ? [] : [{ so: new Set(topics), said: tags.topics.map(({ code }) => code) }],
  );
  if (labelled.length === 0) return [];
  const count = (of: (one: (typeof labelled)[number]) => number) =>
    labelled.reduce((total, one) => total + of(one), 0);
  const right = count(({ so, said }) => said.filter((code) => so.has(code)).length);
  const said = count((one) => one.said.length);
  const so = count((one) => one.so.size);
  return [
    scoreRow("topics: precision", share(right, said), `${said} given`),
    scoreRow("topics: recall", share(right, so), `${so} labelled`),
  ];
}

const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);

/** Copies and events, asked in the order of publication, as the line would. A copy takes its original's tags. */
async function togetherRows(
  judged: readonly Judged[],
  { thresholds }: Labels,
  judges: PackJudges,
): Promise<ScoreRow[]> {
  const inOrder = judged.toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)));
  const tagsOf = new Map(judged.map(({ label, tags }) => [label.id, tags]));
  for (const { label } of inOrder) {
    const { originalId } = await judges.copies.add({
      ...inputOf(label),
      ...publisherOf(label),
      id: label.id,
    });
    // Whatever else is on the story goes the same way, and tells the threader what all its reports have in common.
    if (label.event === undefined && !(label.onStory && label.publishedAt)) continue;
    const tags = tagsOf.get(originalId);
    if (tags === undefined) continue;
    const copyOf = originalId === label.id ? {} : { copyOf: originalId };
    await judges.threader.add({
      ...tags,
      ...inputOf(label),
      ...copyOf,
      language: tags.language,
      id: label.id,
    });
  }
  await judges.threader.settle();
  return [...eventRows(judged, thresholds, judges.threader), ...copyRows(judged, thresholds, judges.copies)];
}

const timeOf = ({ label }: Judged) => label.publishedAt ?? "";
const publisherOf = ({ publisher }: LabelledText) => (publisher ? { publisher } : {});

function eventRows(
  judged: readonly Judged[],
  thresholds: Labels["thresholds"],
  threader: Threader,
): ScoreRow[] {
  const labelled = new Map(
    judged.flatMap(({ label: { id, event } }) => (event === undefined ? [] : [[id, event] as const])),
  );
  if (labelled.size < 2) return [];
  const given = new Map([...labelled.keys()].map((id) => [id, threader.eventOf(id)]));
  const { precision, recall, said, so } = pairAgreement(labelled, given);
  return [
    scoreRow("same event: precision", precision, `${said} pairs given`, { least: thresholds.eventPrecision }),
    scoreRow("same event: recall", recall, `${so} pairs labelled`, { least: thresholds.eventRecall }),
  ];
}

function copyRows(
  judged: readonly Judged[],
  thresholds: Labels["thresholds"],
  copies: CopyIndex,
): ScoreRow[] {
  const labels = judged.map(({ label }) => label);
  const labelled = new Map(
    labels.flatMap(({ id, copyOf }) => (copyOf === undefined ? [] : [[id, copyOf] as const])),
  );
  if (labelled.size === 0) return [];
  const given = new Map(
    labels.map(({ id }) => [id, copies.originalOf(id)] as const).filter(([id, original]) => id !== original),
  );
  const { precision, recall, said, so } = originalAgreement(labelled, given);
  return [
    scoreRow("copies: precision", precision, `${said} given`, { least: thresholds.copyPrecision }),
    scoreRow("copies: recall", recall, `${so} labelled`, { least: thresholds.copyRecall }),
  ];
}
