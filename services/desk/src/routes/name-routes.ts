import {
  DecideName,
  itemId,
  NameCandidateList,
  type NameCandidateView,
  NameDecided,
  nameDecisions,
} from "@throughline/contracts";
import type { NameCandidateRow } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { missing } from "../problem.ts";
import { putOnLine } from "../put-on-line.ts";
import { packEntity } from "../views/current-entities.ts";
import type { RouteNeeds } from "./route-needs.ts";

const query = z.object({
  decision: z.enum(nameDecisions).default("open"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Spellings that may be a listed person's, which the machine never decides by itself. */
export function nameRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, now, publish, pack } = needs;
  const view = (row: NameCandidateRow): NameCandidateView => ({
    id: row.id,
    surface: row.surface,
    language: row.language,
    strangerId: row.stranger_id,
    entity: { id: row.entity_id, name: packEntity(row.entity_id, pack.current())?.name ?? null },
    spelling: row.spelling,
    distance: Math.round(row.distance * 100) / 100,
    articles: row.articles,
    firstSeenAt: row.first_seen_at.toISOString(),
    decision: row.status as NameCandidateView["decision"],
    alias: row.alias,
    by: row.said_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
  });

  return async (app) => {
    app.get(
      "/api/v1/name-candidates",
      {
        schema: {
          summary: "Spellings that sound like a listed person's name, for a person to confirm",
          description:
            "Those that most articles have come first. A spelling that was rejected is not asked for again.",
          querystring: query,
          response: { 200: NameCandidateList },
        },
      },
      async ({ query: { decision, limit } }) => ({
        items: (await store.nameCandidates.list(decision, limit)).map(view),
      }),
    );

    app.put(
      "/api/v1/name-candidates/:id",
      {
        schema: {
          summary: "Confirm or reject a spelling, or take that back",
          description:
            "A confirmed spelling is an alias at once: new articles are tagged with it, and those that have it are tagged anew.",
          params: z.object({ id: itemId }),
          body: DecideName,
          response: { 200: NameDecided },
        },
      },
      async ({ params: { id }, body }) => {
        const decided = await store.nameCandidates.decide(id, body, now());
        if (!decided)
          throw missing(`spelling ${id}`, "GET /api/v1/name-candidates lists those that are open.");
        await pack.refresh();
        for (const { step, job } of decided.jobs) {
          await putOnLine(needs, step, job, { ifThereIsRoom: true });
          publish({ kind: "article", id: job.articleId, step, outcome: "started" });
        }
        return { candidate: view(decided.candidate), tagged: decided.jobs.length };
      },
    );
  };
}
