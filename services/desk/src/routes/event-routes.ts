import { EventDetail, EventList, itemId, PageQuery } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { missing } from "../problem.ts";
import { eventDetail, eventSummary } from "../views/event-view.ts";
import { listing } from "./listing.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: itemId });

/** Events: the list by latest development, and one with its reports. */
export function eventRoutes({ store, pack }: RouteNeeds): FastifyPluginAsyncZod {
  const groups = () => pack.current().definition.publisherGroups;
  return async (app) => {
    app.get(
      "/api/v1/events",
      {
        schema: {
          summary: "Events by latest development",
          querystring: PageQuery,
          response: { 200: EventList },
        },
      },
      async (request) => {
        const page = await listing(store.deskEvents.list(request.query));
        return { ...page, items: page.items.map((row) => eventSummary(row, groups())) };
      },
    );

    app.get(
      "/api/v1/events/:id",
      {
        schema: {
          summary: "An event with its reports and their copies; of a merged one, the event that it went into",
          params,
          response: { 200: EventDetail },
        },
      },
      async (request) => {
        const rows = await store.deskEvents.detail(request.params.id);
        if (!rows) throw missing(`event ${request.params.id}`, "Look in the list of events.");
        return eventDetail(rows, pack.current());
      },
    );
  };
}
