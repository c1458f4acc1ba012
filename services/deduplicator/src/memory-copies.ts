import type { CopyHit, CopyLink, CopyRow, CopyRows, CopySection } from "@throughline/store";

/** Copy rows in memory: one section at a time, in the order asked for. */
export function createMemoryCopies(): CopyRows {
  const section = createSection();
  let last: Promise<unknown> = Promise.resolve();
  return {
    common: section.common,
    exclusively(_sought, work) {
      const turn = last.then(() => work(section));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function createSection(): CopySection {
  const rows = new Map<string, CopyRow>();
  const byShingle = new Map<number, Set<string>>();
  const byText = new Map<string, Set<string>>();
  const below = new Map<string, Set<string>>();
  const commonShingles = new Set<number>();

  function remove(row: CopyRow): void {
    for (const shingle of row.sample) drop(byShingle, shingle, row.id);
    drop(byText, row.textHash, row.id);
    if (row.comparedWith) drop(below, row.comparedWith, row.id);
  }

  function subtree(id: string): string[] {
    const found = [id];
    for (const each of found) found.push(...(below.get(each) ?? []));
    return found;
  }

  return {
    async common(shingles) {
      return new Set(shingles.filter((shingle) => commonShingles.has(shingle)));
    },
    async sharing({ textHash, sample }, limit) {
      const hits = new Map<string, CopyHit>();
      const hit = (id: string): CopyHit | undefined => {
        const row = rows.get(id);
        if (!row || (!hits.has(id) && hits.size === limit)) return undefined;
        const known = hits.get(id) ?? { id, originalId: row.originalId, shared: [], sameText: false };
        hits.set(id, known);
        return known;
      };
      for (const id of byText.get(textHash) ?? []) Object.assign(hit(id) ?? {}, { sameText: true });
      for (const shingle of sample) {
        for (const id of byShingle.get(shingle) ?? []) hit(id)?.shared.push(shingle);
      }
      return [...hits.values()];
    },
    async rows(ids) {
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
    async markCommon(shingles) {
      for (const shingle of shingles) {
        commonShingles.add(shingle);
        byShingle.delete(shingle);
      }
    },
    async save(row) {
      const known = rows.get(row.id);
      if (known) remove(known);
      rows.set(row.id, row);
      for (const shingle of row.sample) put(byShingle, shingle, row.id);
      put(byText, row.textHash, row.id);
      if (row.comparedWith) put(below, row.comparedWith, row.id);
      for (const id of subtree(row.id)) rehang(rows, id, row.originalId);
    },
    async move(id, link) {
      const row = rows.get(id);
      if (!row || row.strength >= link.strength) return [];
      if (row.comparedWith) drop(below, row.comparedWith, id);
      if (link.comparedWith) put(below, link.comparedWith, id);
      rows.set(id, { ...row, ...link });
      const moved = subtree(id);
      for (const each of moved) rehang(rows, each, link.originalId);
      return moved;
    },
  };
}

function rehang(rows: Map<string, CopyRow>, id: string, originalId: CopyLink["originalId"]): void {
  const row = rows.get(id);
  if (row) rows.set(id, { ...row, originalId });
}

function put<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const known = index.get(key);
  if (known) known.add(id);
  else index.set(key, new Set([id]));
}

function drop<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  const known = index.get(key);
  known?.delete(id);
  if (known?.size === 0) index.delete(key);
}
