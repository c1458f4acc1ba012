import { EntityDetail, EntityHits, EntityQuery } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { missing } from "../problem.ts";
import { articleSummary } from "../views/article-summary.ts";
import { idsOf, packEntity } from "../views/current-entities.ts";
import { searchEntities } from "../views/entity-search.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: z.string().regex(/^[\w:-]{1,100}$/) });
const recentArticles = 50;

/** The people, organisations and places that articles name. */
export function entityRoutes({ store, pack }: RouteNeeds): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/api/v1/entities",
      {
        schema: {
          summary: "Entities of the story whose name, in any language, begins with `q`",
          querystring: EntityQuery,
          response: { 200: EntityHits },
        },
      },
      async ({ query }) => ({ items: searchEntities(pack.current(), query.q) }),
    );

    app.get(
      "/api/v1/entities/:id",
      {
        schema: {
          summary: "An entity and the newest articles that name it",
          description:
            "An id that the entity had before it was given a confirmed one leads to it, too: `id` is the one that it has now.",
          params,
          response: { 200: EntityDetail },
        },
      },
      async (request) => {
        const story = pack.current();
        const listed = packEntity(request.params.id, story);
        const [id, ...formerIds] = idsOf(request.params.id, story) as [string, ...string[]];
        const named = await store.deskEntities.detail([id, ...formerIds]);
        const entity = listed ?? named;
        if (!entity) {
          throw missing(
            `entity ${id}`,
            "Neither the story's gazetteer lists it nor does any article name it.",
          );
        }
        const recent = named
          ? await store.deskArticles.list({ entity: [id, ...formerIds], limit: recentArticles })
          : { items: [] };
        return {
          id,
          formerIds,
          name: entity.name,
          type: entity.type,
          country: listed?.country ?? null,
          articles: named?.articles ?? 0,
          surfaces: named?.surfaces ?? [],
          recent: recent.items.map((row) => articleSummary(row, story.definition.publisherGroups)),
        };
      },
    );
  };
}
