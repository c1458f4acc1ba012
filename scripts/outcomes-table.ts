import { type OutcomeName, routes, type Step, steps } from "@throughline/contracts";

/** What each outcome says of its item, in words. A new outcome does not compile until it has some. */
const meanings = {
  poll: {
    entries: "the feed had new entries; each becomes an article",
    unchanged: "nothing new since the last poll",
    failed: "the feed did not answer, or not with a feed; the reason shows in the list of feeds",
  },
  fetch: {
    fetched: "the page's bytes are kept as a snapshot",
    notModified: "the page is as it was when it was last fetched",
    sameArticle: "it is an article that is here already, under another URL, and was merged into it",
    gone: "the page is not there any more",
    refused: "the page may not be fetched, or its server will not give it",
    unchecked: "a later look for edits did not come to the page; the article stays as it was",
  },
  clean: {
    cleaned: "the article was found in the page; its text is a new revision",
    sameText: "the text is the one of a revision that is there already",
    notArticle: "the page is something else: a list, an error, a wall",
  },
  dedupe: {
    original: "no earlier article has its text",
    partial: "a part of its text is another's; the rest is its own",
    copy: "its text is (nearly) another's: it takes that one's tags",
  },
  tag: {
    tagged: "it is on the story; who and what it is about is known",
    offStory: "it is not about the story",
  },
  thread: {
    threaded: "it stands in its event, with the sentences that are new there",
    offStory: "it is a copy of an article that is not about the story",
  },
} as const satisfies { [S in Step]: Record<OutcomeName<S>, string> };

/** Every outcome, where it leads, and what it means, as a Markdown table. */
export function outcomesAsMarkdown(): string {
  const rows = steps.flatMap((step) => {
    const words: Record<string, string> = meanings[step];
    return Object.entries(routes[step]).map(([outcome, target]) => [step, outcome, target, words[outcome]]);
  });
  const lines = [["Step", "Outcome", "Leads to", "What it means"], ["---", "---", "---", "---"], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
