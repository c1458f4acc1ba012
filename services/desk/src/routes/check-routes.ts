import { CheckFeed, FeedCheck, NoAnswer } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { checkedUrl } from "../feeds/add-feed.ts";
import { HttpProblem } from "../problem.ts";
import type { RouteNeeds } from "./route-needs.ts";

/** A page without links has its usual paths asked for, one after the other, each of which may take long. */
const deadlineMs = 50_000;

/** What adding an address would do. The fetcher finds out: it alone reads feeds. */
export function checkRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const check = async (given: string): Promise<FeedCheck> => {
    const url = checkedUrl(needs, given);
    try {
      return await needs.ask("checkFeed", { url }, { deadlineMs });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw new HttpProblem(
        503,
        `The fetcher, which checks feeds, did not answer: ${error.message}. See that it runs, then try again.`,
        { headers: { "retry-after": "5" } },
      );
    }
  };
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
