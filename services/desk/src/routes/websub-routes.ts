import type { SubscriptionRow } from "@throughline/store";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { pollNow } from "../feeds/poll-now.ts";
import { HttpProblem, missing } from "../problem.ts";
import { isSigned } from "../websub/push-signature.ts";
import { answerTo } from "../websub/verified-intent.ts";
import type { RouteNeeds } from "./route-needs.ts";

const path = "/websub/:id";
/** As much as a poll reads. */
const mostBytes = 10 * 1024 * 1024;

type Callback = { Params: { id: string } };
type Question = Callback & { Querystring: Record<string, string | string[] | undefined> };

/**
 * The callback of WebSub subscriptions, open to hubs: its id is what nobody can guess. It is no part of the API.
 */
export function websubRoutes(needs: RouteNeeds): FastifyPluginAsync {
  const { subscriptions, feeds } = needs.store;
  const asked = new WeakMap<FastifyRequest, SubscriptionRow>();

  /** Before the body is read: only a hub that is subscribed to may send one. 410 ends its subscription (§8). */
  async function knowSubscription(request: FastifyRequest<Callback>): Promise<void> {
    const subscription = await subscriptions.find(request.params.id);
    if (!subscription || subscription.status === "ended")
      throw new HttpProblem(410, "There is no such subscription any more.");
    asked.set(request, subscription);
  }

  /** A hub learns nothing from the answer: what is badly signed, or not wanted now, is thrown away. */
  async function receive(request: FastifyRequest<Callback>, reply: FastifyReply): Promise<FastifyReply> {
    const subscription = asked.get(request);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.headers["x-hub-signature"];
    const isHubs = subscription && isSigned(String(signature ?? ""), subscription.secret, body);
    if (isHubs && (await feeds.get(subscription.feed_id))?.status === "active")
      await takeIn(needs, subscription, { contentType: request.headers["content-type"] ?? "", body });
    return reply.code(202).send();
  }

  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    );
    const open = { config: { open: true }, schema: { hide: true } };
    app.get<Question>(path, open, async (request, reply) => {
      const answer = await answerTo(needs, request.params.id, questionOf(request.query));
      if (answer === undefined)
        throw missing("such request to a hub", "A hub may confirm only what it was asked for.");
      return reply.type("text/plain; charset=utf-8").send(answer);
    });
    app.post<Callback>(path, { ...open, bodyLimit: mostBytes, onRequest: knowSubscription }, receive);
  };
}

/** Keeps what a hub delivered and has it read. A push without a document only says that there is something new. */
async function takeIn(
  needs: RouteNeeds,
  subscription: SubscriptionRow,
  document: { contentType: string; body: Buffer },
): Promise<void> {
  if (document.body.length > 0) await needs.store.subscriptions.deliver(subscription, document, needs.now());
  await pollNow(needs, subscription.feed_id);
}

function questionOf(query: Question["Querystring"]) {
  const one = (name: string) => {
    const value = query[`hub.${name}`];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const lease = one("lease_seconds");
  return {
    mode: one("mode"),
    topic: one("topic"),
    challenge: one("challenge"),
    leaseSeconds: /^\d{1,9}$/.test(lease) ? Number(lease) : undefined,
    reason: one("reason"),
  };
}
