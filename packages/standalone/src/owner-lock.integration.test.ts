import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./owner-lock.ts";

/**
 * A process that asks for the lock of each folder that it reads, several times at once, and answers how many
 * it got and what the others were told. The last word makes it an owner by its command line.
 */
const script = `
  import { createInterface } from "node:readline";
  const { lockFolder } = await import(${JSON.stringify(new URL("./owner-lock.ts", import.meta.url).href)});
  console.log("ready");
  for await (const folder of createInterface({ input: process.stdin })) {
    const tries = await Promise.allSettled([1, 2, 3].map(() => lockFolder(folder)));
    const got = tries.filter(({ status }) => status === "fulfilled").length;
    const told = tries.flatMap(({ reason }) => (reason ? [reason.name + ": " + reason.message] : []));
    console.log(JSON.stringify({ got, told }));
  }`;

const rivals = 4;
const rounds = 10;

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "owner-lock-"));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ["a dead owner's lock", (pid: number) => JSON.stringify({ pid, url: "http://127.0.0.1:1" })],
  ["an empty lock", () => ""],
])("%s and many starts at once: exactly one gets it", async (_name, content) => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  const asked = await Promise.all(Array.from({ length: rivals }, rival));
  for (let round = 0; round < rounds; round++) {
    const data = join(folder, String(round));
    await mkdir(data);
    await writeFile(join(data, "owner-3.json"), content(gone.pid ?? 0));
    const answers = await Promise.all(asked.map((ask) => ask(data)));
    expect(answers.reduce((sum, { got }) => sum + got, 0)).toBe(1);
    const told = answers.flatMap((answer) => answer.told);
    expect(told).toHaveLength(rivals * 3 - 1);
    for (const line of told)
      expect(line).toMatch(/^SetupError: Throughline is running already, still starting/);
    expect(await readdir(data)).toEqual(["owner-4.json"]);
  }
});

test("a lock that was released is taken again; one that was announced says where it is", async () => {
  const first = await lockFolder(folder);
  await first.release();
  const second = await lockFolder(folder);
  await second.announce("http://127.0.0.1:4100");
  const note = { pid: process.pid, url: "http://127.0.0.1:4100" };
  expect(JSON.parse(await readFile(join(folder, "owner-2.json"), "utf8"))).toEqual(note);
  await second.release();
  const ask = await rival();
  expect(await ask(folder)).toMatchObject({ got: 1 });
  await expect(lockFolder(folder)).rejects.toThrow(/running already, still starting \(process \d+/);
});

test("a folder that is a file, or below one, is one clear message", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await expect(lockFolder(file)).rejects.toMatchObject({
    name: "SetupError",
    message: `The data folder ${file} cannot be used: it is a file. Set THROUGHLINE_DATA to a folder that can be written.`,
  });
  await expect(lockFolder(join(file, "below"))).rejects.toMatchObject({
    name: "SetupError",
    message: expect.stringContaining("part of it is a file"),
  });
});

async function rival(): Promise<(data: string) => Promise<{ got: number; told: string[] }>> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, "standalone"]);
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return async (data) => {
    child.stdin.write(`${data}\n`);
    return JSON.parse((await lines.next()).value ?? "");
  };
}
