import {
  ApplyPack,
  itemId,
  PackApplication,
  PackApplicationList,
  PackStanding,
} from "@throughline/contracts";
import type { PackApplicationState } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { fresh } from "../fresh.ts";
import { HttpProblem, missing } from "../problem.ts";
import { packInUseView } from "../views/pack-in-use-view.ts";
import { isoOrNull } from "../views/time.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: itemId });
/** Counting the articles with old tags reads them all: many open pages share one answer for so long. */
const countFreshMs = 2_000;

/** The story pack in use, and its application to stored articles. */
export function packRoutes({ store, pack, now }: RouteNeeds): FastifyPluginAsyncZod {
  const outdated = fresh(countFreshMs, now, async () => {
    const { version } = pack.current();
    return { version, count: await store.packApplications.outdated(version) };
  });

  return async (app) => {
    app.get(
      "/api/v1/pack",
      {
        schema: {
          summary: "The story pack in use, and how many stored articles have tags of another version of it",
          response: { 200: PackStanding },
        },
      },
      async () => {
        const { version, definition } = pack.current();
        const counted = await outdated();
        const [newest] = await store.packApplications.list();
        return {
          ...packInUseView(pack),
          topics: definition.topics.map(({ code, label }) => ({ code, label })),
          outdated:
            counted.version === version ? counted.count : await store.packApplications.outdated(version),
          application: newest ? applicationView(newest) : null,
        };
      },
    );

    app.post(
      "/api/v1/pack/applications",
      {
        schema: {
          summary: "Tag the stored articles anew with the story pack in use",
          description:
            "Takes those whose tags are of another version, and their copies. 200 brings the application that is on its way already; 409 says that the desk runs with another version than `version`.",
          body: ApplyPack.nullish(),
          response: { 200: PackApplication, 202: PackApplication },
        },
      },
      async ({ body }, reply) => {
        await pack.refresh();
        const { version } = pack.current();
        if (body?.version !== undefined && body.version !== version)
          throw new HttpProblem(409, otherVersion(version, body.version, pack.state().problem));
        const { id, started } = await store.packApplications.start(version, now());
        const state = await store.packApplications.get(id);
        if (!state) throw missing(`application ${id}`, "Start it again.");
        return reply.code(started ? 202 : 200).send(applicationView(state));
      },
    );

    app.get(
      "/api/v1/pack/applications",
      {
        schema: {
          summary: "The newest applications of the story pack to stored articles",
          response: { 200: PackApplicationList },
        },
      },
      async () => ({ items: (await store.packApplications.list()).map(applicationView) }),
    );

    app.get(
      "/api/v1/pack/applications/:id",
      {
        schema: {
          summary: "How far an application has come, and what it changed",
          params,
          response: { 200: PackApplication },
        },
      },
      async (request) => {
        const state = await store.packApplications.get(request.params.id);
        if (!state) throw missing(`application ${request.params.id}`, "The list has the newest twenty.");
        return applicationView(state);
      },
    );
  };
}

function otherVersion(inUse: string, wanted: string, problem: string | null): string {
  const why = problem === null ? "" : ` What its folder holds cannot be used: ${problem}`;
  return `The desk runs with version ${inUse} of the story pack, and not with ${wanted}. Change the folder that it reads (THROUGHLINE_PACK), or start it with the other one.${why}`;
}

function applicationView(state: PackApplicationState): PackApplication {
  return {
    id: state.id,
    packVersion: state.pack_version,
    startedAt: state.started_at.toISOString(),
    endedAt: isoOrNull(state.ended_at),
    total: state.total,
    counts: state.counts,
  };
}
