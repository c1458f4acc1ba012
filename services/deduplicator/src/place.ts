import type { CopyEvidence } from "@throughline/contracts";
import type { CopyMeeting, CopyRow, CopySection, CopyStanding } from "@throughline/store";
import { type Arrival, edgesOf } from "./candidates.ts";
import { byAge, type Edge } from "./edge.ts";
import { isForgotten, keptTogether, standingOf } from "./kept-trees.ts";
import { withMates } from "./mates.ts";
import { standsAsRuled } from "./rulings.ts";
import { sampleOf, shinglesOf } from "./shingles.ts";
import { newlyCommon } from "./standing-passages.ts";
import { earliestRule, settle, unlinked } from "./trees.ts";

/** An article to place. `sample` is that of its text, `at` the time from which it counts. */
export type Newcomer = Omit<CopyRow, keyof CopyStanding | "evidence"> & Pick<CopyRow, "id" | "at">;

/** The newcomer's row, and every article whose original may be another one by now. */
export type Placed = { row: CopyRow; moved: { id: string; originalId: string }[] };

/** Articles that share a sampled shingle, of which the nearest are compared; a bound on the work for one. */
const mostHits = 1000;
/** Articles whose places are found anew at once; those beyond stay as they are. */
const mostReplaced = 1000;
/** Of those so many are looked at together. */
const mostTogether = 50;

/**
 * Finds places for articles of different ids and writes them with all that follows. What it answers for one is empty
 * where its place would change more than its own trees, since it has a new text, a person ruled about it or took that
 * back, or it completes what makes a passage common: nothing is written of that one, and it must be placed alone.
 */
export async function placeTogether(
  section: CopySection,
  newcomers: readonly Newcomer[],
): Promise<(Placed | undefined)[]> {
  const meetings = await section.meet(newcomers, mostHits);
  const known = await knownRows(
    section,
    newcomers.filter((_, at) => meetings[at]?.isKnown),
  );
  const arrivals: Arrival[] = [];
  for (const [at, newcomer] of newcomers.entries()) {
    const met = withMates(newcomer, meetings[at] as CopyMeeting, arrivals);
    const row = known.get(newcomer.id);
    if (row && (isEdit(newcomer, row) || !standsAsRuled(row.evidence, met.ruling))) continue;
    if (newlyCommon(newcomer, met).length > 0) continue;
    arrivals.push({ row: rowFor(newcomer, row, met), sample: newcomer.sample, met });
  }
  const placed = await connect(section, arrivals);
  return newcomers.map(({ id }) => placed.get(id));
}

/** Finds a place for an article, and anew for all whose place may change by it. */
export async function placeAlone(section: CopySection, newcomer: Newcomer): Promise<Placed> {
  const met = await meetOne(section, newcomer);
  const [known] = await section.rows([newcomer.id]);
  const learnt = newlyCommon(newcomer, met);
  const marked = new Set(learnt);
  const holders = met.hits.filter(({ sample }) => sample.some((each) => marked.has(each)));
  if (learnt.length > 0) await section.markCommon(learnt);
  const isEdited = known !== undefined && isEdit(newcomer, known);
  const sought = [newcomer.id, ...holders.map(({ id }) => id)];
  const moved = await takenOut(section, sought, new Set(isEdited ? [newcomer.id] : []));
  if (isEdited) await passOnSample(section, known);
  const [own] = await section.rows([newcomer.id]);
  const row = rowOf(newcomer, await meetOne(section, newcomer));
  const { at } = newcomer;
  await section.write([own ? { ...row, ...standingOf(own), at, evidence: own.evidence } : row], []);
  const placed = await placedAgain(section, [...moved.filter((id) => id !== newcomer.id), newcomer.id]);
  const answer = placed.find(({ row }) => row.id === newcomer.id);
  if (!answer) throw new Error(`article ${newcomer.id} has no row`);
  return answer;
}

async function meetOne(section: CopySection, sought: Parameters<CopySection["meet"]>[0][number]) {
  const [met] = await section.meet([sought], mostHits);
  return met as CopyMeeting;
}

/** The rows that are there already, as they stand while no other section can move them. */
async function knownRows(
  section: CopySection,
  newcomers: readonly Newcomer[],
): Promise<Map<string, CopyRow>> {
  if (newcomers.length === 0) return new Map();
  const ids = newcomers.map(({ id }) => id);
  await section.trees(ids);
  return new Map((await section.rows(ids)).map((row) => [row.id, row]));
}

function isEdit(newcomer: Newcomer, known: CopyRow): boolean {
  return known.textHash !== newcomer.textHash;
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

/**
 * Takes all that stand in the trees of these articles out of them, each to stand alone; where texts of a tree are
 * forgotten only those in `leaving`. Answers the ids of all, the earliest first.
 */
async function takenOut(
  section: CopySection,
  ids: readonly string[],
  leaving: ReadonlySet<string>,
): Promise<string[]> {
  const standings = (await section.trees(ids)).sort(byAge).slice(0, mostReplaced);
  const rows = await section.rows(standings.map(({ id }) => id));
  const trees = [...Map.groupBy(rows, ({ treeId }) => treeId).values()];
  const rulings = new Map(standings.flatMap(({ id, ruling }) => (ruling ? [[id, ruling]] : [])));
  const kept = trees
    .filter((tree) => tree.some(isForgotten))
    .flatMap((tree) => keptTogether(tree, leaving, rulings));
  const keptIds = new Set(kept.map(({ id }) => id));
  const alone = standings
    .filter(({ id }) => !keptIds.has(id))
    .map((each) => ({ ...each, ...asAlone(each.id) }));
  await section.write([], [...alone, ...kept]);
  return standings.map(({ id }) => id);
}

/** Lets another article of the same text be found by the sample of one that gets a new text. */
async function passOnSample(section: CopySection, edited: CopyRow): Promise<void> {
  if (edited.sample.length === 0) return;
  const { hits } = await meetOne(section, { id: edited.id, textHash: edited.textHash, sample: [] });
  const heirs = hits[0] ? await section.rows([hits[0].id]) : [];
  const [own] = await section.rows([edited.id]);
  const emptied = own ? [{ ...own, sample: [] }] : [];
  await section.write([...emptied, ...heirs.map((heir) => ({ ...heir, sample: edited.sample }))], []);
}

/** Finds places anew for all that stand in the trees of these articles; answers their originals. */
export async function placeAnew(section: CopySection, ids: readonly string[]): Promise<Placed["moved"]> {
  const placed = await placedAgain(section, await takenOut(section, ids, new Set()));
  return placed.at(-1)?.moved ?? [];
}

/** Finds a place for each of these articles again. */
async function placedAgain(section: CopySection, ids: readonly string[]): Promise<Placed[]> {
  const originals = new Map(ids.map((id) => [id, id]));
  const found: CopyRow[] = [];
  for (let from = 0; from < ids.length; from += mostTogether) {
    const rows = await section.rows(ids.slice(from, from + mostTogether));
    const sought = rows.map((row) => ({ ...row, sample: sampleOf(shinglesOf(row.words)) }));
    const meetings = await section.meet(sought, mostHits);
    const arrivals = rows.map((row, at) => ({
      row,
      sample: sought[at]?.sample ?? [],
      met: meetings[at] as CopyMeeting,
    }));
    for (const { row, moved } of (await connect(section, arrivals)).values()) {
      found.push(row);
      for (const { id, originalId } of moved) originals.set(id, originalId);
    }
  }
  const moved = [...originals].map(([id, originalId]) => ({ id, originalId }));
  return found.map((row) => ({ row, moved }));
}

/** Compares articles with what is like them, settles the trees and writes what changed. */
async function connect(section: CopySection, arrivals: readonly Arrival[]): Promise<Map<string, Placed>> {
  if (arrivals.length === 0) return new Map();
  const edges = await edgesOf(section, arrivals);
  const related = edges.filter(({ nearness }) => nearness > 0);
  const changes = await settled(section, arrivals, related);
  const changed = new Map(changes.map((each) => [each.id, each]));
  const rows = arrivals.map(({ row }) => {
    const placed = { ...row, ...changed.get(row.id) };
    changed.delete(row.id);
    const copies = new Set(changes.filter(({ treeId }) => treeId === row.id).map(({ id }) => id));
    placed.evidence = evidenceOf(placed, edges, copies);
    return placed;
  });
  const others = [...changed.values()];
  await section.write(rows, others);
  const moved = [...rows, ...others].map(({ id, originalId }) => ({ id, originalId }));
  return new Map(rows.map((row) => [row.id, { row, moved }]));
}

async function settled(section: CopySection, arrivals: readonly Arrival[], related: readonly Edge[]) {
  const ruled = arrivals.filter(({ met }) => met.ruling !== undefined || met.isNamed);
  if (related.length === 0 && ruled.length === 0) return [];
  const own = new Map(arrivals.map(({ row, met }) => [row.id, { ...standingOf(row), ...ruledBy(met) }]));
  const ends = new Set(related.flatMap(({ later, earlier }) => [later, earlier]));
  for (const { row } of ruled) ends.add(row.id);
  const standings = await section.trees([...ends]);
  for (const { id } of standings) own.delete(id);
  return settle([...standings, ...own.values()], related);
}

const ruledBy = ({ ruling }: CopyMeeting) => (ruling ? { ruling } : {});

function asAlone(id: string) {
  return { coreId: id, leansOn: null, nearness: 0, treeId: id, originalId: id, ...unlinked };
}

/**
 * Why an article stands where it does. Of an original: which copy of it was known when it came, or why it is no copy of
 * the one that it is most like. What was told of it stays as long as it is one, so that a rerun tells the same.
 */
function evidenceOf(
  { id, comparedWith, evidence, says }: CopyRow,
  edges: readonly Edge[],
  copies: ReadonlySet<string>,
): CopyEvidence {
  if (evidence.by === "person") return evidence;
  const isTold =
    comparedWith !== null || evidence.rule !== earliestRule || evidence.comparedWith !== undefined;
  const why = isTold ? evidence : whyOriginal(id, edges, copies);
  return says === "" ? why : { ...why, says };
}

function whyOriginal(id: string, edges: readonly Edge[], copies: ReadonlySet<string>): CopyEvidence {
  const ofCopies = edges.filter(({ earlier, later }) => earlier === id && copies.has(later));
  return copiedBy(ofCopies) ?? nearestOf(id, edges) ?? { rule: "nothing like it is known" };
}

/** Of an original: the nearest of those that came before it and are copies of it by now. */
function copiedBy(edges: readonly Edge[]): CopyEvidence | undefined {
  const [nearest] = edges
    .filter(({ nearness }) => nearness > 0)
    .sort((a, b) => b.nearness - a.nearness || (a.later < b.later ? -1 : 1));
  if (!nearest) return undefined;
  const { containment, reverseContainment } = nearest.link.evidence;
  return {
    rule: earliestRule,
    comparedWith: nearest.later,
    containment: reverseContainment,
    reverseContainment: containment,
  };
}

/** Of the earlier articles that an original was compared with, the nearest. */
function nearestOf(id: string, edges: readonly Edge[]): CopyEvidence | undefined {
  const share = ({ link }: Edge) =>
    Math.max(link.evidence.containment ?? 0, link.evidence.reverseContainment ?? 0);
  const [nearest] = edges
    .filter(({ later, nearness }) => later === id && nearness === 0)
    .sort((a, b) => share(b) - share(a));
  return nearest?.link.evidence;
}
