import { Status } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { AnswerOf } from "../desk-client.ts";
import { relativeTime } from "../relative-time.ts";
import { factLines } from "../text-table.ts";

/** `throughline status` */
export const addStatus: AddCommand = (parent, context) => {
  parent
    .command("status")
    .description("say what runs, on which story, and whether its parts are up")
    .action(async () => {
      const desk = await context.desk();
      const status = await desk.json("/status", Status);
      if (status.redis === "down" || status.store === "down") context.exitCode.value = 1;
      context.show(status, () => statusInWords(status, desk.address.url, context.now()));
    });
};

function statusInWords(status: AnswerOf<typeof Status>, url: string, now: Date): string {
  const { feeds } = status;
  const mode = status.mode === "standalone" ? "in one process" : "as one process for each service";
  const counts = [
    `${feeds.active} active`,
    ...(feeds.failing > 0 ? [`${feeds.failing} of them failing`] : []),
    ...(feeds.paused > 0 ? [`${feeds.paused} paused`] : []),
    ...(feeds.disabled > 0 ? [`${feeds.disabled} disabled`] : []),
  ];
  return factLines([
    ["Throughline", `${status.version}, ${mode}, started ${relativeTime(status.startedAt, now)}`],
    ["Desk", url],
    ["Story", `${status.story.name} (${status.story.id}), pack ${status.story.version}`],
    ...(status.story.problem === null
      ? []
      : [["Pack", `changed, and not in use as it is: ${status.story.problem}`] as [string, string]]),
    ["Feeds", counts.join(", ")],
    ["Articles", `${status.articles}; events: ${status.events}`],
    ["Redis", status.redis],
    ["Store", status.store],
  ]);
}
