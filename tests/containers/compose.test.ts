import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeProject } from "./compose-project.ts";
import { engine } from "./engine.ts";

const pages = 100;
const seeds = 2;
const ours = ["scheduler", "fetcher", "cleaner", "deduplicator", "tagger", "threader", "desk"];

describe.skipIf(engine === undefined)("docker compose up", () => {
  let project: Awaited<ReturnType<typeof composeProject>>;

  beforeAll(async () => {
    project = await composeProject({
      pages,
      settings: {
        POSTGRES_PASSWORD: "chosen4test",
        THROUGHLINE_HOST_GAP_MS: "100",
        THROUGHLINE_STUCK_SECONDS: "5",
      },
    });
    await project.compose("build");
    // First the network alone, since its address is not known before.
    await project.compose("up", "--detach", "newsstand");
    await project.allowOutside();
    await project.compose("up", "--detach", "--wait", "--scale", "cleaner=3");
  });
  afterAll(() => project?.remove());

  test("every service is up and well, three cleaners among them", async () => {
    const containers = await project.containers();
    const well = containers.filter(({ State, Health }) => State === "running" && Health !== "unhealthy");
    expect(well.map(({ Service }) => Service).sort()).toEqual(
      [...ours, "cleaner", "cleaner", "newsstand", "postgres", "prometheus", "redis"].sort(),
    );
  });

  test.each(ours)("%s runs without rights, on a file system that it cannot change", async (service) => {
    const look = "id -u; touch /app/x 2>&1; touch /tmp/x && echo /tmp; grep CapEff /proc/1/status";
    const seen = await project.exec(service, "bash", "-c", look);
    expect(seen).toMatch(/^1000\n.*Read-only file system\n\/tmp\nCapEff:\s*0000000000000000\n$/);
  });

  test("Redis keeps jobs as the line needs it, and neither it nor Postgres is published", async () => {
    const settings = ["maxmemory-policy", "appendonly", "appendfsync"];
    const answer = await project.exec("redis", "redis-cli", "config", "get", ...settings);
    const said = answer.trim().split("\n");
    for (const pair of ["maxmemory-policy noeviction", "appendonly yes", "appendfsync everysec"]) {
      const [key = "", value] = pair.split(" ");
      expect(said[said.indexOf(key) + 1]).toBe(value);
    }
    const published = (await project.containers()).flatMap(({ Service, Publishers }) =>
      (Publishers ?? [])
        .filter(({ PublishedPort }) => PublishedPort > 0)
        .map(({ URL: address }) => `${Service} on ${address}`),
    );
    expect([...new Set(published)].sort()).toEqual(["desk on 127.0.0.1", "prometheus on 127.0.0.1"]);
  });

  test("the desk asks for the password that it printed once", async () => {
    const desk = await project.published("desk", 3000);
    expect((await fetch(`${desk}/healthz`)).status).toBe(200);
    for (const path of ["/api/v1/status", "/api/v1/stream", "/queues", "/metrics"]) {
      expect([path, (await fetch(desk + path, { redirect: "manual" })).status]).toEqual([path, 401]);
    }
    const logs = await project.compose("logs", "--no-log-prefix", "desk");
    const [password = "", ...more] = logs.match(/(?<= {2})\S{4}(-\S{4})+$/gm) ?? [];
    expect(more).toEqual([]);
    const authorization = `Bearer ${password}`;
    expect((await fetch(`${desk}/api/v1/status`, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(`${desk}/api/v1/status`, { headers: { authorization: "Bearer no" } })).status).toBe(
      401,
    );
  });

  test("only the fetcher and the desk have a way out", async () => {
    const networks = async (service: string) =>
      JSON.parse(await project.compose("config", "--format", "json")).services[service].networks;
    for (const service of [...ours, "redis", "postgres"]) {
      const named = Object.keys(await networks(service)).sort();
      expect([service, named]).toEqual([
        service,
        ["fetcher", "desk"].includes(service) ? ["line", "outside"] : ["line"],
      ]);
    }
  });

  test(`${pages} pages of a feed, with a cleaner killed, Redis emptied and Postgres restarted on the way, are all there and none twice`, async () => {
    expect(await project.throughline("feeds", "add", "http://newsstand:8080/feed.xml")).toMatch(/\S/);
    await reached(20);
    // Everything in one of the three cleaners, as a crash would end it; its container starts again.
    await project.compose("exec", "-T", "--index", "2", "cleaner", "bash", "-c", "kill -KILL -1");
    await reached(35);
    await project.exec("redis", "redis-cli", "flushall");
    await reached(60);
    await project.compose("restart", "--timeout", "5", "postgres");
    const audit = await finished();
    expect(audit).toMatchObject({ discovered: pages + seeds, inFlight: 0, dead: 0, balanced: true });
    expect(Object.values(audit.ended).reduce((sum, count) => sum + count, 0)).toBe(pages + seeds);
    const count = "select count(*), count(distinct url), count(distinct title) from articles";
    const counted = await project.exec("postgres", "psql", "-U", "throughline", "-Atc", count);
    expect(counted.trim().split("|")).toEqual(Array(3).fill(String(pages + seeds)));
    const cleaners = (await project.containers()).filter(({ Service }) => Service === "cleaner");
    expect(cleaners.map(({ State }) => State)).toEqual(["running", "running", "running"]);
  });

  /** The audit when nothing moves any more: all at an end, or one that waits for a person. */
  async function finished() {
    const end = Date.now() + 240_000;
    while (Date.now() < end) {
      // While Postgres is away, so is the audit.
      const audit = await project.audit().catch(() => undefined);
      if (audit && audit.dead > 0) throw new Error(await project.throughline("dead", "list", "--json"));
      if (audit && audit.inFlight === 0 && audit.discovered === pages + seeds) return audit;
      await sleep(1_000);
    }
    throw new Error(`not done in time: ${JSON.stringify(await project.audit())}`);
  }

  async function reached(ended: number): Promise<void> {
    const done = async () =>
      Object.values((await project.audit()).ended).reduce((sum, count) => sum + count, 0);
    await expect.poll(done, { timeout: 180_000, interval: 500 }).toBeGreaterThanOrEqual(ended);
  }

  test("Prometheus finds every process, and its alerts are in order", async () => {
    const prometheus = await project.published("prometheus", 9090);
    const ask = async (path: string) => (await (await fetch(`${prometheus}/api/v1/${path}`)).json()).data;
    const up = async () =>
      ((await ask("targets?state=active")).activeTargets as { labels: { service: string }; health: string }[])
        .filter(({ health }) => health === "up")
        .map(({ labels }) => labels.service)
        .sort();
    await expect
      .poll(up, { timeout: 60_000, interval: 1_000 })
      .toEqual([...ours, "cleaner", "cleaner"].sort());
    type Group = { rules: { name: string; health: string }[] };
    const unwell = async () =>
      ((await ask("rules")).groups as Group[])
        .flatMap(({ rules }) => rules)
        .filter(({ health }) => health !== "ok")
        .map(({ name }) => name);
    await expect.poll(unwell, { timeout: 60_000, interval: 1_000 }).toEqual([]);
  });

  test("an edit of the story pack on this machine is in use in the containers, and applied to what is stored", async () => {
    const loaded = ["scheduler", "cleaner", "deduplicator", "tagger", "desk"];
    await project.editPack("story.yaml", (text) => text.replace(/threshold: [\d.]+/u, "threshold: 0.51"));
    const taken = async () => {
      const logs = await project.compose("logs", "--no-color", ...loaded);
      const told = logs
        .split("\n")
        .filter((line) => line.includes("the story pack has changed and is in use"));
      return new Set(told.map((line) => line.split("-", 1)[0])).size;
    };
    await expect.poll(taken, { timeout: 60_000, interval: 1_000 }).toBe(loaded.length);
    const applied = JSON.parse(await project.throughline("pack", "apply", "--json"));
    expect(applied.total).toBeGreaterThan(0);
    expect(applied.counts).toMatchObject({ waiting: 0, otherPack: 0, failed: 0 });
    expect(await project.audit()).toMatchObject({ inFlight: 0, balanced: true });
  });

  test("stopped and started again, it has kept everything, and tells the password no second time", async () => {
    const before = await project.audit();
    const start = performance.now();
    await project.compose("down");
    expect(performance.now() - start).toBeLessThan(60_000);
    await project.compose("up", "--detach", "--wait");
    expect(await project.audit()).toEqual(before);
    expect(await project.compose("logs", "desk")).not.toContain("asks for a password");
    expect(await project.throughline("feeds", "list")).toContain("newsstand");
  });
});
