import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FeedList } from "@throughline/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findDesk } from "./desk-address.ts";
import { createDeskClient } from "./desk-client.ts";
import { problem, run, startFixtureDesk } from "./fixture-desk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-cli-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function leave(where: string, url: string, token = "token") {
  await mkdir(join(where, "data"), { recursive: true });
  await writeFile(join(where, "data", "desk.json"), JSON.stringify({ url, token, pid: 1 }));
}

describe("findDesk", () => {
  const around = (password?: string) => ({
    dataFolder: "data",
    password,
    workingFolder: join(folder, "here"),
    projectFolder: folder,
  });

  test("without anything: the default address", async () => {
    expect(await findDesk({}, around("secret-word"))).toEqual({
      url: "http://127.0.0.1:3000",
      secret: "secret-word",
      from: "default",
    });
  });

  test("the file at the project's root, and before it the one of the working folder", async () => {
    await leave(folder, "http://127.0.0.1:4000");
    expect(await findDesk({}, around())).toEqual({
      url: "http://127.0.0.1:4000",
      secret: "token",
      from: "file",
    });
    await leave(join(folder, "here"), "http://127.0.0.1:5000", "other");
    expect(await findDesk({}, around())).toMatchObject({ url: "http://127.0.0.1:5000", secret: "other" });
  });

  test("a file that is no desk's is passed over", async () => {
    await leave(folder, "nonsense");
    expect(await findDesk({}, around())).toMatchObject({ from: "default" });
  });

  test("the token goes to the file's own address only", async () => {
    await leave(folder, "http://127.0.0.1:4000");
    expect(await findDesk({ url: "127.0.0.1:4000/" }, around())).toMatchObject({ secret: "token" });
    expect(await findDesk({ url: "http://elsewhere.example" }, around())).toMatchObject({
      url: "http://elsewhere.example",
      secret: undefined,
    });
  });

  test("a given password goes before all", async () => {
    await leave(folder, "http://127.0.0.1:4000");
    expect(await findDesk({ password: "given" }, around("set"))).toMatchObject({ secret: "given" });
  });

  test("an address that is none is refused", async () => {
    await expect(findDesk({ url: "http://[" }, around())).rejects.toThrow('"http://[" is no address');
  });
});

describe("when the desk does not answer as it should", () => {
  const address = (url: string) => ({ url, secret: undefined, from: "option" as const });

  test("nobody listens: says what to start", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    const { code, err } = await run(["status", "--url", `127.0.0.1:${port}`]);
    expect(code).toBe(1);
    expect(err).toBe(
      `No desk answers at http://127.0.0.1:${port}. Start it with \`npm start\` (or \`docker compose up\`), or give the address of one that runs with --url.\n`,
    );
    await leave(folder, `http://127.0.0.1:${port}`);
    expect(
      (await run(["status"], { projectFolder: process.cwd(), workingFolder: folder, dataFolder: "data" }))
        .err,
    ).toContain(`Throughline does not run: its last desk was at http://127.0.0.1:${port}.`);
  });

  test.each([
    ["a login is needed", problem(401, "x"), "wants its password. Give it in THROUGHLINE_PASSWORD"],
    ["another program answers", "<html>hello</html>", "answers in a form that this command does not know"],
    ["another form of answer", { items: 5 }, "answers in a form that this command does not know"],
  ])("%s", async (_name, answer, words) => {
    const desk = await startFixtureDesk({ "GET /feeds": answer });
    await expect(createDeskClient(address(desk.url)).json("/feeds", FeedList)).rejects.toThrow(words);
    await desk.close();
  });

  test.each([
    ["option", "Give the right one in THROUGHLINE_PASSWORD or with --password."],
    ["file", "Give the right one with --password."],
  ] as const)("a password that is wrong is not asked for as if none was given (%s)", async (from, words) => {
    const desk = await startFixtureDesk({ "GET /feeds": problem(401, "x") });
    await expect(
      createDeskClient({ url: desk.url, secret: "wrong", from }).json("/feeds", FeedList),
    ).rejects.toThrow(`does not take the password that it was given. ${words}`);
    await desk.close();
  });

  test("no answer in time", async () => {
    const desk = await startFixtureDesk({ "GET /feeds": () => new Promise(() => {}) });
    const asking = createDeskClient(address(desk.url)).json("/feeds", FeedList, { deadlineMs: 50 });
    await expect(asking).rejects.toThrow("does not answer in time");
    await desk.close();
  });

  test("sends the secret, and prints the problem for machines", async () => {
    const desk = await startFixtureDesk({ "GET /audit": problem(503, "Redis is away.") });
    const { code, out, err } = await run(["audit", "--json", "--url", desk.url], { password: "open-sesame" });
    expect([code, err]).toEqual([1, ""]);
    expect(JSON.parse(out)).toMatchObject({ status: 503, detail: "Redis is away." });
    expect(desk.heard[0]?.authorization).toBe("Bearer open-sesame");
    await desk.close();
  });
});
