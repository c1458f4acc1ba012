/** What an edit did to a passage; `moved` passages stand elsewhere, word for word. */
export const changeKinds = [
  "headlineChanged",
  "numbersChanged",
  "quoteChanged",
  "typo",
  "rewording",
  "added",
  "removed",
  "moved",
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/**
 * One passage that an edit changed: its words before and after (empty where there are none), and a few words of
 * the newer text on either side, or of the older one where the passage was taken out.
 */
export type RevisionChange = {
  kind: ChangeKind;
  before: string;
  after: string;
  lead: string;
  tail: string;
};

/**
 * How a revision differs from the one before it. `counts` counts every change; `changes` holds the first hundred,
 * in the order of the text. `correction` is the sentence in which the publisher owns to a correction, if there is one.
 * `uncompared` says why the texts were not compared; the other fields then hold what is known without.
 */
export type RevisionChanges = {
  counts: Partial<Record<ChangeKind, number>>;
  changes: RevisionChange[];
  correction: string | null;
  uncompared?: string;
};
