import { ArticleDetail, PairComparison } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { comparisonInWords } from "../comparison-report.ts";

/** `throughline why <a> <b>` */
export const addWhy: AddCommand = (parent, context) => {
  parent
    .command("why")
    .description(
      "tell whether one of two articles copies the other, and show the passages and facts that say so",
    )
    .argument("<a>", "an article: its id or its address")
    .argument("<b>", "another one")
    .action(async (a: string, b: string) => {
      const desk = await context.desk();
      const [one, other] = await Promise.all(
        [a, b].map((article) => desk.json("/trace", ArticleDetail, { query: { article } })),
      );
      const compared = await desk.json("/compare", PairComparison, { query: { a: one?.id, b: other?.id } });
      const texts = new Map([one, other].flatMap((detail) => (detail ? [[detail.id, detail]] : [])));
      context.show(compared, () => comparisonInWords(compared, texts));
    });
};
