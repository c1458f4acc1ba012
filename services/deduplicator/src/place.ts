import type { CopyEvidence } from "@throughline/contracts";
import type { CopyChange, CopyMeeting, CopyRow, CopySection, CopyStanding } from "@throughline/store";
import { asCompared, edgesOf } from "./candidates.ts";
import { byAge, type Edge } from "./edge.ts";
import { sampleOf, shinglesOf } from "./shingles.ts";
import { newlyCommon } from "./standing-passages.ts";
import { settle, unlinked } from "./trees.ts";

/** An article to place. `sample` is that of its text, `at` the time from which it counts. */
export type Newcomer = Omit<CopyRow, keyof CopyStanding | "evidence"> & Pick<CopyRow, "id" | "at">;

/** The newcomer's row, and every article whose original may be another one by now. */
export type Placed = { row: CopyRow; moved: { id: string; originalId: string }[] };

/** Articles that share a sampled shingle, of which the nearest are compared; a bound on the work for one. */
const mostHits = 1000;
/** Articles whose places are found anew at once; those beyond stay as they are. */
const mostReplaced = 1000;

/**
 * Finds an article's place and writes it with all that follows. Where that changes more than the article's own trees,
 * since it has a new text or completes what makes a passage common, it writes nothing and answers nothing unless
 * `alone`.
 */
export async function place(
  section: CopySection,
  newcomer: Newcomer,
  alone: boolean,
): Promise<Placed | undefined> {
  const met = await section.meet(newcomer, mostHits);
  const known = met.isKnown ? await section.row(newcomer.id) : undefined;
  const learnt = newlyCommon(newcomer, met);
  const edited = known?.textHash === newcomer.textHash ? undefined : known;
  if (!edited && learnt.length === 0)
    return connect(section, rowFor(newcomer, known, met), newcomer.sample, met);
  if (!alone) return undefined;
  const marked = new Set(learnt);
  const holders = met.hits.filter(({ sample }) => sample.some((each) => marked.has(each)));
  await section.markCommon(learnt);
  const moved = await takenOut(section, known ? [...holders, known] : holders);
  if (edited) await passOnSample(section, edited);
  await section.save(rowOf(newcomer, await section.meet(newcomer, mostHits)));
  return placedAgain(section, newcomer.id, moved);
}

/** The row that is there, with its text where that was dropped for its age, or a new one. */
function rowFor(newcomer: Newcomer, known: CopyRow | undefined, met: CopyMeeting): CopyRow {
  if (!known) return rowOf(newcomer, met);
  const { words, sample } = rowOf(newcomer, met);
  return known.words.length > 0 ? known : { ...known, words, sample };
}

/** A new row, alone. Of equal texts the first one's can be found by its sample. */
function rowOf(newcomer: Newcomer, { hits }: CopyMeeting): CopyRow {
  const isFirst = !hits.some(({ sameText, sample }) => sameText && sample.length > 0);
  return { ...newcomer, sample: isFirst ? newcomer.sample : [], ...asAlone(newcomer.id) };
}

/** Takes all that stand in the trees of these articles out of them, each to stand alone. Answers their ids, the earliest first. */
async function takenOut(
  section: CopySection,
  articles: readonly { id: string; originalId: string }[],
): Promise<string[]> {
  const standings = (await section.trees(articles)).sort(byAge).slice(0, mostReplaced);
  await section.change(standings.map((each) => ({ ...each, ...asAlone(each.id) })));
  return standings.map(({ id }) => id);
}

/** Lets another article of the same text be found by the sample of one that gets a new text. */
async function passOnSample(section: CopySection, edited: CopyRow): Promise<void> {
  if (edited.sample.length === 0) return;
  const { hits } = await section.meet({ id: edited.id, textHash: edited.textHash, sample: [] }, 1);
  const heir = hits[0] && (await section.row(hits[0].id));
  await section.save({ ...edited, sample: [] });
  if (heir) await section.save({ ...heir, sample: edited.sample });
}

/** Finds a place for each of these articles again, the newcomer last. */
async function placedAgain(
  section: CopySection,
  newcomerId: string,
  ids: readonly string[],
): Promise<Placed> {
  const moved = new Map(ids.map((id) => [id, id]));
  let own: CopyRow | undefined;
  for (const id of [...ids.filter((each) => each !== newcomerId), newcomerId]) {
    const row = await section.row(id);
    if (!row) continue;
    const sample = sampleOf(shinglesOf(row.words));
    const met = await section.meet({ id, textHash: row.textHash, sample }, mostHits);
    const placed = await connect(section, row, sample, met);
    for (const each of placed.moved) moved.set(each.id, each.originalId);
    own = placed.row;
  }
  if (!own) throw new Error(`article ${newcomerId} has no row`);
  return { row: own, moved: [...moved].map(([id, originalId]) => ({ id, originalId })) };
}

/** Compares an article with what is like it, settles the trees and writes what changed. `sample` is its text's. */
async function connect(
  section: CopySection,
  row: CopyRow,
  sample: readonly number[],
  met: CopyMeeting,
): Promise<Placed> {
  const telling = new Set(sample.filter((shingle) => !met.common.has(shingle)));
  const article = asCompared({ ...row, common: met.common });
  const edges = row.words.length === 0 ? [] : await edgesOf(section, article, met.hits, telling);
  const related = edges.filter(({ nearness }) => nearness > 0);
  const changes = related.length === 0 ? [] : await settled(section, row, met, related);
  const placed = { ...row };
  const own = changes.find(({ id }) => id === row.id);
  if (own) Object.assign(placed, own);
  if (placed.comparedWith === null)
    placed.evidence = nearestOf(edges.filter(({ later }) => later === row.id)) ?? {
      rule: "nothing like it is known",
    };
  if (row.says !== "") placed.evidence = { ...placed.evidence, says: row.says };
  await section.save(placed);
  const others = changes.filter(({ id }) => id !== row.id);
  if (others.length > 0) await section.change(others);
  return { row: placed, moved: [placed, ...others].map(({ id, originalId }) => ({ id, originalId })) };
}

async function settled(
  section: CopySection,
  row: CopyRow,
  { hits }: CopyMeeting,
  related: readonly Edge[],
): Promise<CopyChange[]> {
  const ends = new Set(related.flatMap(({ later, earlier }) => [later, earlier]));
  const standings = await section.trees([row, ...hits.filter(({ id }) => ends.has(id))]);
  const others = standings.filter(({ id }) => id !== row.id);
  return settle([...others, standings.find(({ id }) => id === row.id) ?? standingOf(row)], related);
}

function standingOf(row: CopyRow): CopyStanding {
  const { id, at, coreId, leansOn, nearness, comparedWith, originalId, relation, strength } = row;
  return { id, at, coreId, leansOn, nearness, comparedWith, originalId, relation, strength };
}

function asAlone(id: string) {
  return { coreId: id, leansOn: null, nearness: 0, originalId: id, ...unlinked };
}

/** Of the earlier articles that an original was compared with, the nearest: why it is none of its copies. */
function nearestOf(edges: readonly Edge[]): CopyEvidence | undefined {
  const share = ({ link }: Edge) =>
    Math.max(link.evidence.containment ?? 0, link.evidence.reverseContainment ?? 0);
  const [nearest] = edges.filter(({ nearness }) => nearness === 0).sort((a, b) => share(b) - share(a));
  return nearest?.link.evidence;
}
