import { EntityDetail } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { missing } from "../problem.ts";
import { articleSummary } from "../views/article-summary.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: z.string().regex(/^[\w:-]{1,100}$/) });
const recentArticles = 50;

/** The people, organisations and places that articles name. */
export function entityRoutes({ store, pack }: RouteNeeds): FastifyPluginAsyncZod {
  const known = new Map(pack.entities.map((entity) => [entity.id, entity]));
  return async (app) => {
    app.get(
      "/api/v1/entities/:id",
      {
        schema: {
          summary: "An entity and the newest articles that name it",
          params,
          response: { 200: EntityDetail },
        },
      },
      async (request) => {
        const { id } = request.params;
        const listed = known.get(id);
        const named = await store.deskEntities.detail(id);
        const entity = listed ?? named;
        if (!entity) {
          throw missing(
            `entity ${id}`,
            "Neither the story's gazetteer lists it nor does any article name it.",
          );
        }
        const recent = named
          ? await store.deskArticles.list({ entity: id, limit: recentArticles })
          : { items: [] };
        return {
          id,
          name: entity.name,
          type: entity.type,
          country: listed?.country ?? null,
          articles: named?.articles ?? 0,
          surfaces: named?.surfaces ?? [],
          recent: recent.items.map((row) => articleSummary(row, pack.definition.publisherGroups)),
        };
      },
    );
  };
}
