import {
  ArticleDetail,
  ArticleList,
  ArticleQuery,
  itemId,
  RevisionView,
  TraceQuery,
} from "@throughline/contracts";
import { articleKey, normalizeUrl } from "@throughline/web";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { missing } from "../problem.ts";
import { articleDetail, revisionView } from "../views/article-detail.ts";
import { articleSummary } from "../views/article-summary.ts";
import { idsOf } from "../views/current-entities.ts";
import { listing } from "./listing.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: itemId });
const revisionParams = params.extend({ revision: z.coerce.number().int().min(1).max(1_000_000) });

/** Articles: lists and searches, and everything about one. */
export function articleRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, pack } = needs;

  async function detail(id: string): Promise<z.infer<typeof ArticleDetail>> {
    const rows = await store.deskArticles.detail(id);
    if (!rows) throw missing(`article ${id}`, "Look in the list of articles.");
    return articleDetail(rows, pack.current());
  }

  return async (app) => {
    app.get(
      "/api/v1/articles",
      {
        schema: {
          summary: "Articles by newest observation, or by rank where `q` is given",
          description:
            'A search ranks the newest thousand hits. `q` takes words, "a phrase", or, and -not; `after` and `before` bound the time of observation.',
          querystring: ArticleQuery,
          response: { 200: ArticleList },
        },
      },
      async (request) => {
        const { after, before, entity, ...filter } = request.query;
        const story = pack.current();
        const page = await listing(
          store.deskArticles.list({
            ...filter,
            ...(entity ? { entity: idsOf(entity, story) } : {}),
            ...(after ? { after: new Date(after) } : {}),
            ...(before ? { before: new Date(before) } : {}),
          }),
        );
        return {
          ...page,
          items: page.items.map((row) => articleSummary(row, story.definition.publisherGroups)),
        };
      },
    );

    app.get(
      "/api/v1/articles/:id",
      {
        schema: {
          summary: "An article with all that is known of it",
          params,
          response: { 200: ArticleDetail },
        },
      },
      (request) => detail(request.params.id),
    );

    app.get(
      "/api/v1/articles/:id/revisions/:revision",
      {
        schema: {
          summary: "One version of an article's text, with what it changed of the version before",
          params: revisionParams,
          response: { 200: RevisionView },
        },
      },
      async (request) => {
        const { id, revision } = request.params;
        const row = await store.revisions.get(id, revision);
        if (!row) throw missing(`revision ${revision} of article ${id}`, "The article lists its revisions.");
        return revisionView(row);
      },
    );

    app.get(
      "/api/v1/trace",
      {
        schema: {
          summary: "An article by its id, its URL or its canonical URL",
          querystring: TraceQuery,
          response: { 200: ArticleDetail },
        },
      },
      async (request) => {
        const { article } = request.query;
        const found = (await store.articles.find(article)) ?? (await findNormal(article));
        if (!found) {
          throw missing(
            `article "${article}"`,
            "Give its id or a URL of it; an article that was never discovered in a feed is not known.",
          );
        }
        return detail(found.id);
      },
    );

    /** Under another form of its URL: with tracking, on the mobile host, through an aggregator. */
    async function findNormal(url: string) {
      const [normal, key] = [normalizeUrl(url), articleKey(url)];
      if (normal === undefined || key === undefined) return undefined;
      return (await store.articles.find(normal)) ?? (await store.articles.findByKey(key));
    }
  };
}
