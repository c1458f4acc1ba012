/** The kinds of work on the line, in the order in which an article meets them. */
export const steps = ["poll", "fetch", "clean", "dedupe", "tag", "thread"] as const;

/** One kind of work on the line. */
export type Step = (typeof steps)[number];

/** The steps that an article passes; `poll` works on feeds. */
export type ArticleStep = Exclude<Step, "poll">;

/** Where an article stands: the step that must work on it next, or the end of the line. */
export type Stage = ArticleStep | "ended";
