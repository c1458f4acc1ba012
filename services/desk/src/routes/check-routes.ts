import { CheckFeed, FeedCheck } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { answerOf } from "../answer-of.ts";
import { checkedUrl } from "../feeds/add-feed.ts";
import type { RouteNeeds } from "./route-needs.ts";

/** A page without links has its usual paths asked for, one after the other, each of which may take long. */
const deadlineMs = 50_000;

/** What adding an address would do. The fetcher finds out: it alone reads feeds. */
export function checkRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const check = async (given: string): Promise<FeedCheck> =>
    answerOf(
      needs,
      "checkFeed",
      { url: checkedUrl(needs, given) },
      {
        deadlineMs,
        who: "The fetcher, which checks feeds,",
      },
    );
  const schema = {
    summary: "What adding a feed or a site would do; nothing is added",
    response: { 200: FeedCheck },
  };

  return async (app) => {
    app.get("/api/v1/feeds/check", { schema: { ...schema, querystring: CheckFeed } }, (request) =>
      check(request.query.url),
    );
    app.post("/api/v1/feeds/check", { schema: { ...schema, body: CheckFeed } }, (request) =>
      check(request.body.url),
    );
  };
}
