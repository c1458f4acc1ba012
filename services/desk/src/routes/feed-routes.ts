import {
  AddedFeed,
  AddFeed,
  AddFeedQuery,
  ChangeFeed,
  FeedList,
  FeedView,
  itemId,
} from "@throughline/contracts";
import type { ListedFeed } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { addFeed } from "../feeds/add-feed.ts";
import { changeFeed } from "../feeds/change-feed.ts";
import { pollNow } from "../feeds/poll-now.ts";
import { fresh } from "../fresh.ts";
import { HttpProblem, missing } from "../problem.ts";
import { yieldDays } from "../views/feed-health-view.ts";
import { feedView } from "../views/feed-view.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: itemId });
const lookInTheList = "Look in the list of feeds.";
/** Counting what came of all entries reads them all: many open pages share one answer for so long. */
const yieldsFreshMs = 30_000;
const yieldsSince = (now: Date) => new Date(now.getTime() - yieldDays * 24 * 3_600_000);

/** Feeds: list, add, change, remove, poll. */
export function feedRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, pack, publish, now } = needs;
  const groups = () => pack.current().definition.publisherGroups;
  const view = async (id: string): Promise<FeedView> => {
    const row = await store.deskFeeds.detail(id);
    if (!row) throw missing(`feed ${id}`, lookInTheList);
    const counts = await store.deskFeeds.yields(yieldsSince(now()), id);
    return feedView(row, { groups: groups(), counts: counts.get(id), now: now() });
  };
  const yields = fresh(yieldsFreshMs, now, () => store.deskFeeds.yields(yieldsSince(now())));
  const changed = (id: string) => publish({ kind: "feed", id, step: "poll", outcome: "changed" });

  return async (app) => {
    app.get(
      "/api/v1/feeds",
      { schema: { summary: "All feeds and their health", response: { 200: FeedList } } },
      async () => {
        const [rows, counts] = await Promise.all([store.deskFeeds.list(), yields()]);
        const view = (row: ListedFeed) =>
          feedView(row, { groups: groups(), counts: counts.get(row.id), now: now() });
        return { items: rows.map(view) };
      },
    );

    app.post(
      "/api/v1/feeds",
      {
        schema: {
          summary: "Add the feed at a URL, or the one that the page there offers",
          description:
            "A page that offers several feeds adds none: choose one of `choices` and send its URL. 409 brings the feed that is there already; 422 says why there is none.",
          querystring: AddFeedQuery,
          body: AddFeed,
          response: { 200: AddedFeed, 201: AddedFeed },
        },
      },
      async (request, reply) => {
        const result = await addFeed(needs, request.body, request.query);
        if ("choices" in result) return reply.code(200).send({ feed: null, choices: result.choices });
        if ("known" in result) {
          const feed = await view(result.known.id);
          throw new HttpProblem(409, `This feed is there already, as "${feed.title || feed.url}".`, {
            members: { feed },
          });
        }
        changed(result.added.id);
        return reply.code(201).send({ feed: await view(result.added.id), choices: [] });
      },
    );

    app.get(
      "/api/v1/feeds/:id",
      { schema: { summary: "A feed with its last 20 polls", params, response: { 200: FeedView } } },
      (request) => view(request.params.id),
    );

    app.patch(
      "/api/v1/feeds/:id",
      {
        schema: {
          summary:
            "Pause or resume a feed, set how often it is polled, or whether its articles are watched for edits",
          params,
          body: ChangeFeed,
          response: { 200: FeedView },
        },
      },
      async (request) => {
        const { id } = await view(request.params.id);
        await changeFeed(needs, id, request.body);
        changed(id);
        return view(id);
      },
    );

    app.delete(
      "/api/v1/feeds/:id",
      { schema: { summary: "Remove a feed; its articles stay", params, response: { 204: z.null() } } },
      async (request, reply) => {
        const { id } = await view(request.params.id);
        await store.feeds.update(id, { status: "removed", status_reason: "" });
        await store.subscriptions.leave(id, needs.now());
        changed(id);
        return reply.code(204).send(null);
      },
    );

    app.post(
      "/api/v1/feeds/:id/poll",
      { schema: { summary: "Poll a feed now", params, response: { 202: FeedView } } },
      async (request, reply) => {
        const { id, status } = await view(request.params.id);
        if (status !== "active")
          throw new HttpProblem(409, `The feed is ${status}. Resume it first; that polls it, too.`);
        await pollNow(needs, id);
        return reply.code(202).send(await view(id));
      },
    );
  };
}
