import type { ThreadRow, ThreadRows, ThreadSection } from "@throughline/store";

/** Threadings in memory, for one threader: all that it needs to keep is what a rerun asks for. */
export function createMemoryThreadings(): ThreadRows {
  const rows = new Map<string, ThreadRow>();
  let seq = 0;
  const section: ThreadSection = {
    since: async () => [],
    get: async (articleId) => rows.get(articleId),
    async save(written) {
      return written.map((given) => {
        const row = { ...given, seq: ++seq };
        rows.set(row.articleId, row);
        return row;
      });
    },
  };
  return { exclusively: (work) => work(section) };
}
