import {
  DeadLetterList,
  DeadLetterView,
  itemOf,
  type JobOf,
  jobSchemas,
  RetryDead,
  type Step,
} from "@throughline/contracts";
import type { DeadLetterRow } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpProblem, missing } from "../problem.ts";
import { putOnLine } from "../put-on-line.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: z.string().min(1).max(120) });
const lookInTheList =
  "It may have been retried or dropped already; the list of dead letters shows those that are open.";

/** Jobs that failed for good: look, retry (with another payload too) or give up. */
export function deadLetterRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, now, publish } = needs;

  async function views(rows: DeadLetterRow[]) {
    const titles = await store.deskArticles.titles(rows.map((row) => row.item_id));
    return rows.map((row) => deadLetterView(row, titles.get(row.item_id) ?? row.item_id));
  }
  const moved = ({ item_id, step }: DeadLetterRow, outcome: string) =>
    publish({ kind: step === "poll" ? "feed" : "article", id: item_id, step, outcome });

  return async (app) => {
    app.get(
      "/api/v1/dead",
      {
        schema: {
          summary: "Open dead letters, newest first, at most 200",
          response: { 200: DeadLetterList },
        },
      },
      async () => ({ items: await views(await store.deadLetters.list()) }),
    );

    app.get(
      "/api/v1/dead/:id",
      { schema: { summary: "A dead letter", params, response: { 200: DeadLetterView } } },
      async (request) => {
        const row = await store.deadLetters.get(request.params.id);
        const [view] = row ? await views([row]) : [];
        if (!view) throw missing(`open dead letter ${request.params.id}`, lookInTheList);
        return view;
      },
    );

    app.post(
      "/api/v1/dead/:id/retry",
      {
        schema: {
          summary: "Put its job back on the line, with `job` as its payload where one is given",
          params,
          body: RetryDead.nullish(),
          response: { 202: DeadLetterView },
        },
      },
      async (request, reply) => {
        const letter = await store.deadLetters.get(request.params.id);
        if (!letter) throw missing(`open dead letter ${request.params.id}`, lookInTheList);
        const job = payloadOf(letter, request.body?.job);
        const row = await store.deadLetters.retry(letter.id);
        if (!row) throw missing(`open dead letter ${letter.id}`, lookInTheList);
        await putOnLine(needs, row.step, job);
        moved(row, "retried");
        const [view] = await views([row]);
        return reply.code(202).send(view ?? deadLetterView(row, row.item_id));
      },
    );

    app.post(
      "/api/v1/dead/:id/drop",
      { schema: { summary: "Give its item up", params, response: { 204: z.null() } } },
      async (request, reply) => {
        const row = await store.deadLetters.drop(request.params.id, now());
        if (!row) throw missing(`open dead letter ${request.params.id}`, lookInTheList);
        moved(row, "dropped");
        return reply.code(204).send(null);
      },
    );
  };
}

/** The payload to run with, about the same item. Throws a 422 problem for one that the step does not take. */
function payloadOf(letter: DeadLetterRow, given: Record<string, unknown> | undefined): JobOf<Step> {
  const parsed = jobSchemas[letter.step].safeParse(given ?? letter.job);
  if (!parsed.success) {
    const words = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new HttpProblem(
      422,
      `That payload is not one of ${letter.step} (${words}). Send a right one as {"job": …}, or drop the letter.`,
    );
  }
  const { itemId } = itemOf(parsed.data);
  if (itemId === letter.item_id) return parsed.data;
  throw new HttpProblem(422, `The payload speaks of ${itemId}, but this letter is about ${letter.item_id}.`);
}

function deadLetterView(row: DeadLetterRow, title: string): z.infer<typeof DeadLetterView> {
  return {
    id: row.id,
    step: row.step,
    itemId: row.item_id,
    revision: row.revision,
    run: row.run,
    title,
    job: row.job,
    error: row.error,
    stack: row.stack,
    attempts: row.attempts,
    at: row.at.toISOString(),
  };
}
