import { Audit } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { AnswerOf } from "../desk-client.ts";
import { plainLine } from "../plain-text.ts";
import { textTable } from "../text-table.ts";

/** `throughline audit` */
export const addAudit: AddCommand = (parent, context) => {
  parent
    .command("audit")
    .description("prove that every discovered article is accounted for; fails when one is not")
    .action(async () => {
      const audit = await (await context.desk()).json("/audit", Audit);
      if (!audit.balanced) context.exitCode.value = 1;
      context.show(audit, () => auditInWords(audit));
    });
};

function auditInWords(audit: AnswerOf<typeof Audit>): string {
  const dead = audit.dead > 0 ? [["  of those, dead: see `throughline dead list`", String(audit.dead)]] : [];
  const table = textTable(
    [{ head: "ARTICLES" }, { head: "COUNT", align: "right" }],
    [
      ["discovered", String(audit.discovered)],
      ...Object.entries(audit.ended).map(([outcome, count]) => [`ended as ${outcome}`, String(count)]),
      ["on the line", String(audit.inFlight)],
      ...dead,
    ],
  );
  const verdict = audit.balanced
    ? "Balanced: every article ended once or is on the line.\n"
    : `Not balanced:\n${audit.problems.map((problem) => `  ${plainLine(problem)}\n`).join("")}`;
  return `${table}\n${verdict}`;
}
