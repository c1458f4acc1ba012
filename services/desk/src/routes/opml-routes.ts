import { ImportResult, type StateMedia } from "@throughline/contracts";
import { writeOpml } from "@throughline/story-pack";
import { decodeText } from "@throughline/web";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { importFeeds } from "../feeds/import-feeds.ts";
import { HttpProblem } from "../problem.ts";
import type { RouteNeeds } from "./route-needs.ts";

const opmlTypes = [
  "text/x-opml",
  "text/x-opml+xml",
  "application/xml",
  "text/xml",
  "text/plain",
  "application/octet-stream",
];
/** Some thousand feeds. */
const mostBytes = 5 * 1024 * 1024;

/** Lists of feeds, from and to other readers. */
export function opmlRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(opmlTypes, { parseAs: "buffer", bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    );

    app.post(
      "/api/v1/feeds/import",
      {
        bodyLimit: mostBytes,
        schema: {
          summary: "Import an OPML document, sent as the body",
          consumes: opmlTypes,
          response: { 200: ImportResult },
        },
      },
      async (request) => {
        const body: unknown = request.body;
        if (!Buffer.isBuffer(body))
          throw new HttpProblem(415, "Send the OPML document itself as the body, as text/x-opml.");
        const { text } = decodeText(body, request.headers["content-type"]);
        const results = await importFeeds(needs, text);
        needs.publish({ kind: "feed", id: "all", step: "poll", outcome: "changed" });
        return { results };
      },
    );

    app.get(
      "/api/v1/feeds/export",
      {
        schema: {
          summary: "All feeds as an OPML document",
          produces: ["text/x-opml"],
          response: { 200: z.string() },
        },
      },
      async (_request, reply) => {
        const feeds = await needs.store.deskFeeds.list();
        const opml = writeOpml(
          feeds.map((feed) => ({
            url: feed.url,
            title: feed.title || feed.url,
            siteUrl: feed.site_url,
            publisher: feed.publisher,
            country: feed.country,
            language: feed.language,
            stateMedia: feed.state_media as StateMedia,
          })),
          `Feeds of ${needs.pack.definition.name}`,
        );
        return reply
          .header("content-disposition", 'attachment; filename="throughline-feeds.opml"')
          .type("text/x-opml; charset=utf-8")
          .serializer((text: string) => text)
          .send(opml);
      },
    );
  };
}
