import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);
const launcher = new URL("../bin/throughline.mjs", import.meta.url).pathname;
/** Makes the launcher take the Node that runs it for one that cannot run TypeScript. */
const asIfOld = { ...process.env, NODE_OPTIONS: "--no-experimental-strip-types" };

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "throughline-launcher-"));
  await mkdir(join(project, "packages/cli/bin"), { recursive: true });
  await cp(launcher, join(project, "packages/cli/bin/throughline.mjs"));
});
afterEach(() => rm(project, { recursive: true, force: true }));

/** A project that looks installed, whose pinned Node is a shell script. */
async function install(pinnedNode: string) {
  await mkdir(join(project, "node_modules/@throughline/contracts"), { recursive: true });
  await mkdir(join(project, "node_modules/node/bin"), { recursive: true });
  await writeFile(join(project, "node_modules/node/bin/node"), `#!/bin/sh\n${pinnedNode}\n`, { mode: 0o755 });
}

const copy = () => join(project, "packages/cli/bin/throughline.mjs");

test("runs the command on this Node", async () => {
  const { stdout } = await run(process.execPath, [launcher, "--version"]);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("without packages it says what to do", async () => {
  await expect(run(process.execPath, [copy(), "status"])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^Throughline's packages are not installed: run `npm install` in .* first\.\n$/,
    ),
  });
});

test("hands over its words and its exit code to the pinned Node", async () => {
  await install('shift; echo "$@"; exit 7');
  await expect(
    run(process.execPath, [copy(), "feeds", "add", "a b"], { env: asIfOld }),
  ).rejects.toMatchObject({
    code: 7,
    stdout: "feeds add a b\n",
  });
});

test("passes a signal on and exits as the pinned Node does", async () => {
  await install("trap 'exit 9' TERM; echo ready; while :; do sleep 0.05; done");
  const child = spawn(process.execPath, [copy()], { env: asIfOld });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([9, null]);
});

test("a pinned Node that dies of a signal gives the shell's code for it", async () => {
  await install("kill -KILL $$");
  await expect(run(process.execPath, [copy()], { env: asIfOld })).rejects.toMatchObject({ code: 137 });
});

test("with packages but without a Node that fits it says what to do", async () => {
  await mkdir(join(project, "node_modules/@throughline/contracts"), { recursive: true });
  await expect(run(process.execPath, [copy()], { env: asIfOld })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Throughline needs Node 24 or later"),
  });
});
