/** What had to be mended in a document, each kind once and in the order in which it was met. */
export type Repairs = { note(what: string): void; list(): string[] };

export function createRepairs(): Repairs {
  const seen = new Set<string>();
  return {
    note: (what) => void seen.add(what),
    list: () => [...seen],
  };
}
