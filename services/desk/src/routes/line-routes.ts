import { Audit, Line, type PackInUse, Status } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { fresh } from "../fresh.ts";
import { lineState } from "../line-state.ts";
import { partsUp } from "../parts-up.ts";
import { packInUseView } from "../views/pack-in-use-view.ts";
import type { RouteNeeds } from "./route-needs.ts";

/** Counts over everything may be this old, in milliseconds. */
const countsFreshMs = 2_000;

/** How the line does: its queues, its accounts, and what runs here. */
export function lineRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, pack, mode, version, now } = needs;
  const startedAt = now().toISOString();
  const line = fresh(countsFreshMs, now, () => lineState(needs));
  const counts = fresh(countsFreshMs, now, async () => ({
    feeds: await store.deskFeeds.counts(now()),
    ...(await store.deskArticles.totals()),
  }));
  const noCounts = { feeds: { active: 0, paused: 0, disabled: 0, failing: 0 }, articles: 0, events: 0 };

  return async (app) => {
    app.get(
      "/api/v1/line",
      { schema: { summary: "Each step's queue, backlog and outcomes", response: { 200: Line } } },
      () => line(),
    );
    app.get(
      "/api/v1/audit",
      { schema: { summary: "Whether every discovered article is accounted for", response: { 200: Audit } } },
      () => store.audit(),
    );
    app.get(
      "/api/v1/status",
      { schema: { summary: "What runs here, on which story", response: { 200: Status } } },
      async () => {
        const parts = await partsUp(needs);
        return {
          version,
          mode,
          startedAt,
          story: storyView(pack),
          ...parts,
          ...(parts.store === "up" ? await counts() : noCounts),
        };
      },
    );
  };
}

function storyView(pack: PackInUse): z.infer<typeof Status>["story"] {
  const { definition } = pack.current();
  return {
    ...packInUseView(pack),
    groups: definition.publisherGroups.map(({ id, label, mark }) => ({ id, label, mark })),
  };
}
