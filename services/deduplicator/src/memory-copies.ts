import type { CopyRuling } from "@throughline/contracts";
import type {
  CopyHit,
  CopyMeeting,
  CopyRow,
  CopyRows,
  CopySection,
  CopySought,
  CopyStanding,
} from "@throughline/store";

/** Copy rows in memory: one section at a time, in the order asked for. */
export function createMemoryCopies(): CopyRows {
  const section = createSection();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: (section: CopySection) => Promise<T>): Promise<T> => {
    const turn = last.then(() => work(section));
    last = turn.catch(() => undefined);
    return turn;
  };
  return { beside: inTurn, alone: inTurn };
}

function createSection(): CopySection {
  const rulings = new Map<string, CopyRuling>();
  const rows = new Map<string, CopyRow>();
  const byShingle = new Map<number, Set<string>>();
  const byText = new Map<string, Set<string>>();
  const byTree = new Map<string, Set<string>>();
  const commonShingles = new Set<number>();

  function put(row: CopyRow): void {
    const known = rows.get(row.id);
    if (known) {
      if (known.sample !== row.sample) for (const shingle of known.sample) drop(byShingle, shingle, row.id);
      drop(byText, known.textHash, row.id);
      drop(byTree, known.treeId, row.id);
    }
    rows.set(row.id, row);
    for (const shingle of row.sample) add(byShingle, shingle, row.id);
    add(byText, row.textHash, row.id);
    add(byTree, row.treeId, row.id);
  }

  function meet({ id: own, textHash, sample }: CopySought, limit: number): CopyMeeting {
    const hits = new Map<string, CopyHit>();
    // In a large tree most shingles lead to articles that were met by another one already.
    const hit = (id: string): void => {
      if (hits.size === limit || hits.has(id) || id === own) return;
      const row = rows.get(id);
      if (!row) return;
      const { coreId, sample } = row;
      hits.set(id, { id, coreId, sample, sameText: row.textHash === textHash });
    };
    for (const id of byText.get(textHash) ?? []) hit(id);
    const common = new Set(sample.filter((shingle) => commonShingles.has(shingle)));
    for (const shingle of sample) {
      if (!common.has(shingle)) for (const id of byShingle.get(shingle) ?? []) hit(id);
    }
    const ruling = rulings.get(own);
    const isNamed = [...rulings.values()].some(({ copyOf }) => copyOf === own);
    return {
      isKnown: rows.has(own),
      ...(ruling ? { ruling } : {}),
      isNamed,
      common,
      hits: [...hits.values()],
    };
  }

  return {
    meet: async (sought, limit) => sought.map((each) => meet(each, limit)),
    rows: async (ids) => ids.flatMap((id) => rows.get(id) ?? []),
    async texts(ids) {
      return ids
        .flatMap((id) => rows.get(id) ?? [])
        .map((row) => ({
          ...row,
          common: new Set(row.sample.filter((shingle) => commonShingles.has(shingle))),
        }));
    },
    async trees(ids) {
      const members = new Set<string>();
      const sought = new Set(ids);
      // A set visits what is added to it on the way.
      for (const id of sought) {
        for (const member of byTree.get(rows.get(id)?.treeId ?? "") ?? []) members.add(member);
        for (const [ruled, { copyOf }] of rulings) {
          const ends = copyOf === null ? [ruled] : [ruled, copyOf];
          if (ends.some((end) => end === id || members.has(end))) for (const end of ends) sought.add(end);
        }
      }
      return [...members].flatMap((id) => standingOf(rows.get(id), rulings.get(id)));
    },
    rulingOn: async (id) => rulings.get(id),
    async rule(id, ruling) {
      if (ruling) rulings.set(id, ruling);
      else rulings.delete(id);
    },
    async markCommon(shingles) {
      for (const shingle of shingles) {
        commonShingles.add(shingle);
        byShingle.delete(shingle);
      }
    },
    async write(saved, changes) {
      for (const row of saved) put(row);
      for (const { evidence, ...standing } of changes) {
        const row = rows.get(standing.id);
        if (row) put({ ...row, ...standing, evidence: evidence ?? row.evidence });
      }
    },
  };
}

function standingOf(row: CopyRow | undefined, ruling: CopyRuling | undefined): CopyStanding[] {
  if (!row) return [];
  const { id, at, coreId, leansOn, nearness, treeId, comparedWith, originalId, relation, strength } = row;
  const standing = {
    id,
    at,
    coreId,
    leansOn,
    nearness,
    treeId,
    comparedWith,
    originalId,
    relation,
    strength,
  };
  return [ruling ? { ...standing, ruling } : standing];
}

function add<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const known = index.get(key);
  if (known) known.add(id);
  else index.set(key, new Set([id]));
}

function drop<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const known = index.get(key);
  known?.delete(id);
  if (known?.size === 0) index.delete(key);
}
