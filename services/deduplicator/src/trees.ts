import type { CopyEvidence } from "@throughline/contracts";
import type { CopyChange, CopyStanding } from "@throughline/store";
import { byAge, declaredStrength, type Edge } from "./edge.ts";
import { followed, ruledLink } from "./rulings.ts";

/** Below any link that two compared articles can have. */
export const throughStrength = 0.5;

/**
 * Where articles stand once the edges count. `standings` must hold every article of the trees that an edge touches.
 * Answers those that changed.
 *
 * Method: strong edges join cores (single linkage); an article alone in its core leans on the nearest that it is
 * weakly related to; what is joined or leans on another is one tree, and its earliest article the original. So the
 * trees follow from the set of articles alone, not from the order in which they came. Rulings and declared links move
 * articles in them afterwards (`followed`); they tie no articles together.
 */
export function settle(standings: readonly CopyStanding[], edges: readonly Edge[]): CopyChange[] {
  const before = new Map(standings.map((each) => [each.id, each]));
  const after = new Map<string, CopyChange>(standings.map((each) => [each.id, { ...each }]));
  const related = edges.filter(({ nearness }) => nearness > 0);
  joinCores(after, related);
  lean(after, related);
  findTrees(after);
  link(after, related);
  followed(after);
  return [...after.values()].filter((each) => differs(each, before.get(each.id)));
}

type Standings = Map<string, CopyChange>;

function joinCores(standings: Standings, edges: readonly Edge[]): void {
  const above = new Map<string, string>();
  const top = (core: string): string => {
    let at = core;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { later, earlier, strong } of edges) {
    const ends = [standings.get(later), standings.get(earlier)];
    if (!strong || !ends[0] || !ends[1]) continue;
    const [low, high] = [top(ends[0].coreId), top(ends[1].coreId)].sort(byId);
    if (low !== high) above.set(high as string, low as string);
  }
  for (const each of standings.values()) each.coreId = top(each.coreId);
}

function lean(standings: Standings, edges: readonly Edge[]): void {
  const cores = Map.groupBy(standings.values(), ({ coreId }) => coreId);
  const isAlone = (each: CopyStanding) => cores.get(each.coreId)?.length === 1;
  for (const each of standings.values())
    if (!isAlone(each)) Object.assign(each, { leansOn: null, nearness: 0 });
  for (const { later, earlier, nearness } of edges) {
    for (const [id, other] of [
      [later, earlier],
      [earlier, later],
    ] as const) {
      const each = standings.get(id);
      if (!each || !isAlone(each)) continue;
      const isNearer =
        nearness > each.nearness ||
        (nearness === each.nearness && (each.leansOn === null || other < each.leansOn));
      if (isNearer) Object.assign(each, { leansOn: other, nearness });
    }
  }
}

function findTrees(standings: Standings): void {
  // A core is whole, so that cores are tied, not each of their articles.
  const coreOf = new Map<string, string>();
  const neighbours = new Map<string, string[]>();
  for (const { id, coreId } of standings.values()) {
    coreOf.set(id, coreId);
    neighbours.set(coreId, []);
  }
  for (const { coreId, leansOn } of standings.values()) {
    const other = leansOn === null ? undefined : coreOf.get(leansOn);
    if (other === undefined) continue;
    neighbours.get(coreId)?.push(other);
    neighbours.get(other)?.push(coreId);
  }
  const treeOf = new Map<string, string>();
  for (const each of [...standings.values()].sort(byAge)) {
    if (!treeOf.has(each.coreId))
      for (const core of reached(each.coreId, neighbours)) treeOf.set(core, each.id);
    each.treeId = treeOf.get(each.coreId) ?? each.id;
  }
}

function reached(from: string, neighbours: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([from]);
  // A set visits what is added to it on the way.
  for (const each of found) for (const next of neighbours.get(each) ?? []) found.add(next);
  return found;
}

/** Puts each article under the one it most likely has its text from: the strongest link to another of its tree. */
function link(standings: Standings, edges: readonly Edge[]): void {
  const treeOf = (id: string | null) => (id === null ? undefined : standings.get(id)?.treeId);
  for (const { later, earlier, link } of edges) {
    const each = standings.get(later);
    if (!each || each.ruling || each.treeId !== treeOf(earlier)) continue;
    const isBetter =
      treeOf(each.comparedWith) !== each.treeId ||
      link.strength > each.strength ||
      (link.strength === each.strength && isEarlier(standings, earlier, each.comparedWith));
    if (isBetter) Object.assign(each, link);
  }
  for (const each of standings.values()) {
    const isLinked = each.comparedWith !== null && treeOf(each.comparedWith) === each.treeId;
    if (each.ruling) Object.assign(each, ruledLink(each.ruling));
    else if (isLinked && (each.treeId !== each.id || each.strength >= declaredStrength)) continue;
    else if (each.treeId !== each.id) Object.assign(each, throughOthers(each.treeId));
    else if (each.comparedWith !== null) Object.assign(each, unlinked);
  }
}

function isEarlier(standings: Standings, id: string, than: string | null): boolean {
  const [a, b] = [standings.get(id), than === null ? undefined : standings.get(than)];
  return a !== undefined && (b === undefined || byAge(a, b) < 0);
}

/** Why an article with copies is their original. */
export const earliestRule = "it is the earliest of those that have its text";

/** A link to none above. */
export const unlinked = {
  comparedWith: null,
  relation: "original",
  strength: 0,
  evidence: { rule: earliestRule } as CopyEvidence,
} as const;

/** Of an article that nothing earlier is like, in a tree that a later one ties together. */
function throughOthers(treeId: string) {
  return {
    comparedWith: treeId,
    relation: "partial",
    strength: throughStrength,
    evidence: { rule: "a later report has text of both", comparedWith: treeId } as CopyEvidence,
  } as const;
}

function differs(a: CopyChange, b: CopyStanding | undefined): boolean {
  return (
    b === undefined ||
    a.evidence !== undefined ||
    a.coreId !== b.coreId ||
    a.leansOn !== b.leansOn ||
    a.nearness !== b.nearness ||
    a.treeId !== b.treeId ||
    a.originalId !== b.originalId
  );
}

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
