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
  const rows = new Map<string, CopyRow>();
  const byShingle = new Map<number, Set<string>>();
  const byText = new Map<string, Set<string>>();
  const byOriginal = new Map<string, Set<string>>();
  const commonShingles = new Set<number>();

  function put(row: CopyRow): void {
    const known = rows.get(row.id);
    if (known) {
      if (known.sample !== row.sample) for (const shingle of known.sample) drop(byShingle, shingle, row.id);
      drop(byText, known.textHash, row.id);
      drop(byOriginal, known.originalId, row.id);
    }
    rows.set(row.id, row);
    for (const shingle of row.sample) add(byShingle, shingle, row.id);
    add(byText, row.textHash, row.id);
    add(byOriginal, row.originalId, row.id);
  }

  function meet({ id: own, textHash, sample }: CopySought, limit: number): CopyMeeting {
    const hits = new Map<string, CopyHit>();
    const hit = (id: string): void => {
      const row = rows.get(id);
      if (!row || id === own || hits.has(id) || hits.size === limit) return;
      const { coreId, originalId } = row;
      hits.set(id, { id, coreId, originalId, sample: row.sample, sameText: row.textHash === textHash });
    };
    for (const id of byText.get(textHash) ?? []) hit(id);
    const common = new Set(sample.filter((shingle) => commonShingles.has(shingle)));
    for (const shingle of sample) {
      if (!common.has(shingle)) for (const id of byShingle.get(shingle) ?? []) hit(id);
    }
    return { isKnown: rows.has(own), common, hits: [...hits.values()] };
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
      const originalIds = ids.flatMap((id) => rows.get(id)?.originalId ?? []);
      return [...new Set(originalIds)]
        .flatMap((id) => [...(byOriginal.get(id) ?? [])])
        .flatMap((id) => standingOf(rows.get(id)));
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

function standingOf(row: CopyRow | undefined): CopyStanding[] {
  if (!row) return [];
  const { id, at, coreId, leansOn, nearness, comparedWith, originalId, relation, strength } = row;
  return [{ id, at, coreId, leansOn, nearness, comparedWith, originalId, relation, strength }];
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
