import { type CopyRuling, CopyRulingView, itemId, RuleCopy } from "@throughline/contracts";
import type { CopyRuled } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpProblem, missing } from "../problem.ts";
import { putOnLine } from "../put-on-line.ts";
import type { RouteNeeds } from "./route-needs.ts";

const path = "/api/v1/articles/:id/copy-ruling";
const params = z.object({ id: itemId });

/** What a person says about an article as a copy. The article runs through the line again, from `dedupe` on. */
export function copyRulingRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, publish, now } = needs;

  async function rule(id: string, ruling: CopyRuling | null): Promise<void> {
    const ruled = await store.copyRulings.rule(id, ruling, now());
    if (ruled.as !== "ruled") throw refusal(id, ruled);
    for (const job of ruled.jobs) {
      await putOnLine(needs, "dedupe", job);
      publish({ kind: "article", id: job.articleId, step: "dedupe", outcome: "started" });
    }
  }

  return async (app) => {
    app.put(
      path,
      {
        schema: {
          summary: "Rule that an article is a copy of another one, or that it is no copy",
          description:
            "Holds against what the machine finds, through replays and edits, until it is taken back. Another ruling takes its place.",
          params,
          body: RuleCopy,
          response: { 200: CopyRulingView },
        },
      },
      async ({ params: { id }, body }) => {
        const ruling = { ...body, at: now().toISOString() };
        await rule(id, ruling);
        return ruling;
      },
    );

    app.delete(
      path,
      { schema: { summary: "Take a ruling back", params, response: { 204: z.null() } } },
      async ({ params: { id } }, reply) => {
        if (!(await store.copyRulings.on(id)))
          throw missing(`ruling about article ${id}`, "The article shows whether there is one.");
        await rule(id, null);
        return reply.code(204).send(null);
      },
    );
  };
}

function refusal(id: string, ruled: Exclude<CopyRuled, { as: "ruled" }>): HttpProblem {
  if (ruled.as === "busy")
    return new HttpProblem(
      409,
      `Article ${ruled.articleId} is being looked at again for edits. Try again in a minute.`,
    );
  if (ruled.as === "circle") return new HttpProblem(422, circleInWords(id, ruled.by));
  const what = `article ${ruled.articleId} with a text`;
  if (ruled.articleId === id) return missing(what, "Look in the list of articles.");
  return new HttpProblem(422, `There is no ${what} to be the original. Look in the list of articles.`);
}

function circleInWords(id: string, by: string[]): string {
  const [other = ""] = by;
  if (other === id) return "An article cannot be a copy of itself. Give another one.";
  return `By an earlier ruling ${other} is a copy of ${id} itself (${[...by].join(" of ")}). Take that ruling back first.`;
}
