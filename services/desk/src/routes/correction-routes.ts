import { CorrectionTaken, CorrectionView, itemId, NewCorrection } from "@throughline/contracts";
import type { CorrectionChange, CorrectionNames } from "@throughline/store";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpProblem, missing } from "../problem.ts";
import { putOnLine } from "../put-on-line.ts";
import { articleDetail } from "../views/article-detail.ts";
import { correctionPlaces } from "../views/correction-places.ts";
import { correctionView } from "../views/correction-view.ts";
import { idsOf, packEntity } from "../views/current-entities.ts";
import type { RouteNeeds } from "./route-needs.ts";

const params = z.object({ id: itemId });
const correctionParams = params.extend({ correctionId: itemId });

/** What persons say of an article's tags: kept apart from what the machine says, and above it. */
export function correctionRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { store, now, publish } = needs;

  /** Throws a 404 problem for an article that is not known, and a 409 for one that has its tags from another. */
  async function correctable(id: string): Promise<void> {
    const article = await store.articles.get(id);
    if (!article) throw missing(`article ${id}`, "Look in the list of articles.");
    if (article.copy_of !== null)
      throw new HttpProblem(
        409,
        `This article is a copy of ${article.copy_of} and takes its tags from there. Correct that one.`,
      );
  }

  async function putOn({ correction, jobs }: CorrectionChange): Promise<CorrectionTaken> {
    for (const { step, job } of jobs) {
      await putOnLine(needs, step, job, { ifThereIsRoom: true });
      publish({ kind: "article", id: job.articleId, step, outcome: "started" });
    }
    const articleId = correction.article_id;
    const run = jobs.find(({ job }) => job.articleId === articleId)?.job.run ?? null;
    return { correction: correctionView(correction), articleId, run };
  }

  return async (app) => {
    app.get(
      "/api/v1/articles/:id/corrections",
      {
        schema: {
          summary: "What persons said of an article's tags, the oldest first",
          params,
          response: { 200: z.object({ items: z.array(CorrectionView) }) },
        },
      },
      async ({ params: { id } }) => {
        if (!(await store.articles.get(id))) throw missing(`article ${id}`, "Look in the list of articles.");
        return { items: (await store.corrections.of(id)).map(correctionView) };
      },
    );

    app.post(
      "/api/v1/articles/:id/corrections",
      {
        schema: {
          summary: "Say that the machine is wrong about an article's tags",
          description:
            "Kept in place of what was said before of the same thing. The article is tagged anew at once, and the correction holds for every later tagging, whatever text, pack or code it then has. A correction of a mention tells how many places it names; where that is none, which names come near. 409 names the original of a copy; 422 an entity or topic that is not known.",
          params,
          body: NewCorrection,
          response: { 201: CorrectionTaken },
        },
      },
      async ({ params: { id }, body }, reply) => {
        await correctable(id);
        const names = await namesOf(body, needs);
        const places = await placesOf(id, body, needs);
        const taken = await putOn(await store.corrections.save(id, body, names, now()));
        return reply.code(201).send({ ...taken, ...places });
      },
    );

    app.delete(
      "/api/v1/articles/:id/corrections/:correctionId",
      {
        schema: {
          summary: "Take a correction back: the article is tagged anew, without it",
          params: correctionParams,
          response: { 200: CorrectionTaken },
        },
      },
      async ({ params: { id, correctionId } }) => {
        const change = await store.corrections.remove(id, correctionId, now());
        if (!change)
          throw missing(
            `correction ${correctionId} of article ${id}`,
            "It may have been taken back already; the article lists those that hold.",
          );
        return putOn(change);
      },
    );
  };
}

/** What a correction of a mention reaches in the article as it is tagged now. */
async function placesOf(id: string, given: NewCorrection, { store, pack }: RouteNeeds) {
  const rows = given.of === "mention" ? await store.deskArticles.detail(id) : undefined;
  return given.of === "mention" && rows
    ? correctionPlaces(articleDetail(rows, pack.current()), given)
    : undefined;
}

/** The names of what a correction speaks of. Throws a 422 problem for an entity or a topic that is not known here. */
async function namesOf(given: NewCorrection, { store, pack }: RouteNeeds): Promise<CorrectionNames> {
  const story = pack.current();
  const entity = async (id: string) =>
    packEntity(id, story) ?? (await store.deskEntities.detail(idsOf(id, story)));
  const none = { entity_name: null, name: null, type: null };
  if (given.of === "story") return none;
  if (given.of === "topic") {
    const topic = story.definition.topics.find(({ code }) => code === given.topic);
    if (topic) return { ...none, name: topic.label };
    throw new HttpProblem(
      422,
      `The story has no topic "${given.topic}". Its topics are: ${story.definition.topics.map(({ code, label }) => `${code} (${label})`).join(", ")}.`,
    );
  }
  const wrong = given.entityId === undefined ? undefined : await entity(given.entityId);
  const before = { ...none, entity_name: wrong?.name ?? null };
  if (given.is === null) return before;
  const right = await entity(given.is);
  if (right) return { ...before, name: right.name, type: right.type };
  throw new HttpProblem(
    422,
    `No entity "${given.is}" is known: neither the story's gazetteer lists it nor does any article name it. Add it to gazetteer.yaml first.`,
  );
}
