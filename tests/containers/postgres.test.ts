import { PostgreSqlContainer, type StartedPostgreSqlContainer } from "@testcontainers/postgresql";
import type { PassportEntry, Step } from "@throughline/contracts";
import { openStore, type Store } from "@throughline/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engine } from "./engine.ts";

const articles = 300;
const source = { id: "f1234", publisher: "Example", country: "GB", stateMedia: "no" };

function entriesOf(prefix: string) {
  return Array.from({ length: articles }, (_, index) => {
    const url = `https://example.org/${prefix}/${index}`;
    const words = { title: `A ${index}`, language: "en", summaryHtml: "", contentHtml: "" };
    return { entryId: url, url, canonicalUrl: url, ...words };
  });
}

type Standing = { articleId: string; revision: number; run: number };

function passportOf(
  standing: Standing,
  step: Step,
  outcome: string,
  nextStage: Step | "ended",
): PassportEntry {
  return {
    itemId: standing.articleId,
    revision: standing.revision,
    run: standing.run,
    step,
    outcome,
    reason: "because",
    evidence: {},
    codeVersion: "test",
    at: new Date(),
    durationMs: 1,
    attempt: 1,
    nextStage,
    nextRevision: standing.revision,
  };
}

describe.skipIf(engine === undefined)("several processes on one Postgres", () => {
  let server: StartedPostgreSqlContainer;
  let stores: Store[];

  beforeAll(async () => {
    server = await new PostgreSqlContainer("postgres:17").start();
    const databaseUrl = server.getConnectionUri();
    // Each brings the schema up to date at the same moment, as services do that start together.
    stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ databaseUrl, connections: 4 })));
  });
  afterAll(async () => {
    await Promise.all((stores ?? []).map((store) => store.close()));
    await server?.stop();
  });

  const [first, second] = [() => stores[0] as Store, () => stores[1] as Store];

  test("the same entries, discovered by all at once, become one article each", async () => {
    const entries = entriesOf("discover");
    const orders = stores.map((_, index) => (index % 2 === 0 ? entries : entries.toReversed()));
    const found = await Promise.all(
      stores.map((store, index) => store.articles.discover(source, orders[index] ?? [], new Date())),
    );
    expect(found.reduce((sum, { newEntries }) => sum + newEntries, 0)).toBe(articles);
    expect(await first().audit()).toMatchObject({ discovered: articles, inFlight: articles, balanced: true });
  });

  test("the same steps, ended by all at once in any order, count once, and nobody waits in a circle", async () => {
    const { jobs } = await first().articles.discover(source, entriesOf("discover"), new Date());
    const orders = stores.map((_, index) => (index % 2 === 0 ? jobs : jobs.toReversed()));
    const moved = await Promise.all(
      stores.flatMap((store, index) =>
        (orders[index] ?? []).map((job) =>
          store.ledger.advance(passportOf(job, "fetch", "gone", "ended")).then(({ first }) => Number(first)),
        ),
      ),
    );
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(articles);
    const audit = await second().audit();
    expect(audit).toMatchObject({ discovered: articles, inFlight: 0, balanced: true, problems: [] });
    const deadlocks = "select deadlocks from pg_stat_database where datname = 'test'";
    const { output } = await server.exec(["psql", "-U", "test", "-d", "test", "-Atc", deadlocks]);
    expect(output.trim()).toBe("0");
  });

  test("a store goes on by itself after its connections were cut", async () => {
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'throughline'";
    const { exitCode, output } = await server.exec(["psql", "-U", "test", "-d", "test", "-c", cut]);
    expect(output).toContain("pg_terminate_backend");
    expect(exitCode).toBe(0);
    await expect.poll(() => first().audit(), { timeout: 10_000 }).toMatchObject({ balanced: true });
  });
});
