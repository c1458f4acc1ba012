import { Line } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { AnswerOf } from "../desk-client.ts";
import { duration } from "../relative-time.ts";
import { type Column, textTable } from "../text-table.ts";

const columns: Column[] = [
  { head: "STEP" },
  ...["WAITING", "ACTIVE", "DELAYED", "FAILED", "OLDEST WAIT", "A MINUTE", "BACKLOG"].map(
    (head): Column => ({ head, align: "right" }),
  ),
];

/** `throughline line` */
export const addLine: AddCommand = (parent, context) => {
  parent
    .command("line")
    .description("show each step's queue and how its jobs ended")
    .action(async () => {
      const line = await (await context.desk()).json("/line", Line);
      if (line.redis === "down" || line.store === "down") context.exitCode.value = 1;
      context.show(line, () => lineInWords(line));
    });
};

function lineInWords({ steps, redis, store }: AnswerOf<typeof Line>): string {
  const queues = textTable(
    columns,
    steps.map((step) => [
      step.step,
      String(step.waiting),
      String(step.active),
      String(step.delayed),
      String(step.failed),
      step.oldestWaitMs === null ? "" : duration(step.oldestWaitMs),
      String(step.perMinute),
      String(step.backlog),
    ]),
  );
  const outcomes = textTable(
    [{ head: "STEP" }, { head: "OUTCOME" }, { head: "LEADS TO" }, { head: "COUNT", align: "right" }],
    steps.flatMap(({ step, outcomes: all }) =>
      all.map(({ outcome, target, count }) => [step, outcome, target, String(count)]),
    ),
  );
  const down = [
    ...(redis === "down" ? ["Redis is down: nothing moves until it is back. Nothing is lost.\n"] : []),
    ...(store === "down" ? ["The database is down: nothing moves until it is back. Nothing is lost.\n"] : []),
  ];
  return `${queues}\n${outcomes}${down.join("")}`;
}
