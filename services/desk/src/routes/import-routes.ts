import { randomBytes } from "node:crypto";
import {
  FeedImport,
  FeedImportList,
  FeedImportQuery,
  itemId,
  StartImportQuery,
  type StateMedia,
} from "@throughline/contracts";
import { writeOpml } from "@throughline/story-pack";
import { decodeText } from "@throughline/web";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { feedsOfOpml, importItems } from "../feeds/import-items.ts";
import { startImportWork } from "../feeds/import-work.ts";
import { HttpProblem, missing } from "../problem.ts";
import { importedFeedView, importSummary } from "../views/import-view.ts";
import { within } from "../within.ts";
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
/** A short list is through by then, and its results are in the answer. */
const waitMs = 800;

/** Lists of feeds, from and to other readers. */
export function importRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { feedImports } = needs.store;
  const view = async (id: string, withResults: boolean): Promise<FeedImport> => {
    const row = await feedImports.get(id);
    if (!row) throw missing(`import ${id}`, "Look in the list of imports; the newest 20 are kept.");
    const items = withResults ? await feedImports.items(id) : [];
    return { ...importSummary(row), results: items.map(importedFeedView) };
  };

  return async (app) => {
    const work = startImportWork({
      ...needs,
      changed: () => needs.publish({ kind: "feed", id: "all", step: "poll", outcome: "changed" }),
    });
    app.addHook("onClose", work.close);
    app.addContentTypeParser(opmlTypes, { parseAs: "buffer", bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    );

    app.post(
      "/api/v1/feeds/imports",
      {
        bodyLimit: mostBytes,
        schema: {
          summary: "Import an OPML document, sent as the body",
          description:
            "Answers at once; `Location` says where to ask how far it is. No server is asked: whether a feed is at an address shows at its first poll, and the polls of a long list are spread over time. Importing a list again adds nothing.",
          consumes: opmlTypes,
          querystring: StartImportQuery,
          response: { 202: FeedImport },
        },
      },
      async (request, reply) => {
        const body: unknown = request.body;
        if (!Buffer.isBuffer(body))
          throw new HttpProblem(415, "Send the OPML document itself as the body, as text/x-opml.");
        const { text } = decodeText(body, request.headers["content-type"]);
        const items = importItems(needs, feedsOfOpml(text));
        const id = `i${randomBytes(10).toString("hex")}`;
        await feedImports.create(id, request.query.name, items, needs.now());
        await within(waitMs, work.wake()).catch(() => {});
        return reply
          .code(202)
          .header("location", `/api/v1/feeds/imports/${id}`)
          .send(await view(id, true));
      },
    );

    app.get(
      "/api/v1/feeds/imports",
      { schema: { summary: "The newest imports of feeds", response: { 200: FeedImportList } } },
      async () => ({ items: (await feedImports.list()).map(importSummary) }),
    );

    app.get(
      "/api/v1/feeds/imports/:id",
      {
        schema: {
          summary: "How far an import is, and what came of each feed",
          params: z.object({ id: itemId }),
          querystring: FeedImportQuery,
          response: { 200: FeedImport },
        },
      },
      (request) => view(request.params.id, request.query.results),
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
      async (_request, reply) =>
        reply
          .header("content-disposition", 'attachment; filename="throughline-feeds.opml"')
          .type("text/x-opml; charset=utf-8")
          .serializer((text: string) => text)
          .send(await exported(needs)),
    );
  };
}

async function exported({ store, pack }: RouteNeeds): Promise<string> {
  const feeds = await store.deskFeeds.list();
  const folder = (names: string[]) => names.join("\u0000");
  // Feeds of one folder stand together, else it would be opened again for each.
  const inFolders = feeds.toSorted((a, b) => folder(a.folders).localeCompare(folder(b.folders)));
  return writeOpml(
    inFolders.map((feed) => ({
      url: feed.url,
      title: feed.title || feed.url,
      siteUrl: feed.site_url,
      folders: feed.folders,
      publisher: feed.publisher,
      country: feed.country,
      language: feed.language,
      stateMedia: feed.state_media as StateMedia,
    })),
    `Feeds of ${pack.current().definition.name}`,
  );
}
