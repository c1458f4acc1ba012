import { relative } from "node:path";
import { type StoryPack, steps } from "@throughline/contracts";

export type AccountFacts = {
  version: string;
  pack: StoryPack;
  deskUrl: string;
  redis: string;
  store: string;
  threads: number;
  adopted: { feeds: number; articles: number };
  feeds: number;
};

/** The short account of what runs where that `npm start` prints. */
export function accountOf(facts: AccountFacts): string {
  const { definition, folder } = facts.pack;
  const { articles } = facts.adopted;
  const rows = [
    ["desk", facts.deskUrl],
    ["queues", `${facts.redis}; dashboards at ${facts.deskUrl}/queues`],
    ["store", facts.store],
    ["line", `${steps.join(" → ")}, in this process (${process.pid}), ${facts.threads} threads for CPU work`],
    [
      "feeds",
      `${facts.feeds} polled${articles > 0 ? `; ${articles} articles of the story pack go down the line now` : ""}`,
    ],
  ];
  return [
    `Throughline ${facts.version} follows “${definition.name}” (${relative(process.cwd(), folder) || folder})`,
    "",
    ...rows.map(([name, what]) => `  ${name?.padEnd(8)}${what}`),
    "",
    "Add a feed: npx throughline feeds add <URL>    Stop: Ctrl-C",
    "",
  ].join("\n");
}
