import { ComparePair, PairComparison } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { answerOf } from "../answer-of.ts";
import { HttpProblem, missing } from "../problem.ts";
import type { RouteNeeds } from "./route-needs.ts";

const deadlineMs = 15_000;

/** How two articles stand to each other, and why. The deduplicator finds out: it alone knows its rules. */
export function compareRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/api/v1/compare",
      {
        schema: {
          summary:
            "Whether one of two articles copies the other, by the texts and by what a person says, and what shows it",
          querystring: ComparePair,
          response: { 200: PairComparison },
        },
      },
      async ({ query }) => {
        const found = await ask(needs, query);
        if (!found)
          throw missing(
            `text of article ${query.a} or of article ${query.b} here`,
            "Look whether both are known and cleaned: GET /api/v1/articles/:id tells how far an article came.",
          );
        return found;
      },
    );
  };
}

function ask(needs: RouteNeeds, pair: ComparePair): Promise<PairComparison | null> {
  if (pair.a === pair.b) throw new HttpProblem(400, "Both are the same article. Give two of them.");
  return answerOf(needs, "compareArticles", pair, {
    deadlineMs,
    who: "The deduplicator, which compares articles,",
  });
}
