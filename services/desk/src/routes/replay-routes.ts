import { type CleanJob, itemId, ReplayDiff, ReplayDocument, ReplayStarted } from "@throughline/contracts";
import { articleKey, normalizeUrl } from "@throughline/web";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpProblem, missing } from "../problem.ts";
import { putOnLine } from "../put-on-line.ts";
import { compareRuns, linesOfRunBefore } from "../replay/compare-runs.ts";
import type { RouteNeeds } from "./route-needs.ts";

/** A page may have 5 MB, and base64 adds a third. */
const mostBytes = 8 * 1024 * 1024;
const params = z.object({ id: itemId });
const runParams = params.extend({ run: z.coerce.number().int().min(2) });

/** Running documents and articles through the line again. */
export function replayRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, publish, now } = needs;

  async function enqueue(job: CleanJob): Promise<void> {
    await putOnLine(needs, "clean", job, { ifThereIsRoom: true });
    publish({ kind: "article", id: job.articleId, step: "clean", outcome: "started" });
  }

  return async (app) => {
    app.post(
      "/api/v1/replay",
      {
        bodyLimit: mostBytes,
        schema: {
          summary: "Run a document through the line",
          body: ReplayDocument,
          response: { 202: ReplayStarted },
        },
      },
      async (request, reply) => {
        const { body, url, ...document } = request.body;
        const { job, known } = await store.articles.bring(
          {
            ...document,
            body: Buffer.from(body, "base64"),
            ...(url ? { url: normalizeUrl(url) ?? url, key: articleKey(url) ?? url } : {}),
          },
          now(),
        );
        await enqueue(job);
        return reply.code(202).send({ articleId: job.articleId, run: job.run, known });
      },
    );

    app.post(
      "/api/v1/articles/:id/replay",
      {
        schema: {
          summary: "Run an article through the line again, from its newest snapshot",
          params,
          response: { 202: ReplayStarted },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        if (!(await store.articles.get(id))) throw missing(`article ${id}`, "Look in the list of articles.");
        const job = await store.articles.startRun(id, now());
        if (!job)
          throw new HttpProblem(
            409,
            "This article has no snapshot yet, so there is nothing to replay. Wait until it is fetched.",
          );
        await enqueue(job);
        return reply.code(202).send({ articleId: id, run: job.run, known: true });
      },
    );

    app.get(
      "/api/v1/articles/:id/replay/:run",
      {
        schema: {
          summary: "What a run decided otherwise than the run before it",
          params: runParams,
          response: { 200: ReplayDiff },
        },
      },
      async (request) => {
        const { id, run } = request.params;
        const article = await store.articles.get(id);
        if (!article || run > article.run)
          throw missing(`run ${run} of article ${id}`, "Replaying the article starts the next one.");
        const passport = await store.passports.of(id);
        const before = linesOfRunBefore(passport, run);
        const after = passport.filter((line) => line.run === run);
        const finished = run < article.run || article.stage === "ended";
        return {
          articleId: id,
          title: article.title,
          run,
          finished,
          outcome: finished ? (after.at(-1)?.outcome ?? null) : null,
          changes: finished ? compareRuns(before, after) : [],
        };
      },
    );
  };
}
