import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesBelow, fingerprint } from "./prepare/fingerprint.mjs";
import { holdLock, isAbandoned } from "./prepare/lock-file.mjs";
import { fitsLock, npmCommand, pinnedNodeOf } from "./prepare/packages.mjs";
import { isToInstall } from "./prepare/redis.mjs";

let folder: string;
beforeEach(async () => {
  folder = `${await mkdtemp(join(tmpdir(), "throughline-prepare-"))}/`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string, mode = 0o644) {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), content, { mode });
}

describe("fingerprint", () => {
  test("tells content, name and absence apart, and not the order", async () => {
    await write("a", "1");
    await write("b", "");
    const both = fingerprint(folder, ["a", "b"]);
    expect(fingerprint(folder, ["b", "a"])).toBe(both);
    expect(fingerprint(folder, ["a", "c"])).not.toBe(both);
    expect(fingerprint(folder, ["a"])).not.toBe(both);
    await write("a", "2");
    expect(fingerprint(folder, ["a", "b"])).not.toBe(both);
  });

  test("finds the files below a folder", async () => {
    await write("web/index.html", "");
    await write("web/src/deep/x.ts", "");
    expect(filesBelow(folder, "web").sort()).toEqual(["web/index.html", "web/src/deep/x.ts"]);
    expect(filesBelow(folder, "nowhere")).toEqual([]);
  });
});

describe("fitsLock", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/win": { version: "1.0.0", optional: true },
      "packages/cli": { version: "0.1.0" },
    },
  };
  test.each([
    ["all there", { "node_modules/a": { version: "1.0.0" }, "packages/cli": { version: "0.1.0" } }, true],
    [
      "another version",
      { "node_modules/a": { version: "1.0.1" }, "packages/cli": { version: "0.1.0" } },
      false,
    ],
    ["one missing", { "packages/cli": { version: "0.1.0" } }, false],
    [
      "an optional one in another version",
      {
        "node_modules/a": { version: "1.0.0" },
        "node_modules/win": { version: "2.0.0" },
        "packages/cli": { version: "0.1.0" },
      },
      false,
    ],
  ])("%s: %s", (_name, packages, expected) => {
    expect(fitsLock(lock, { packages })).toBe(expected);
  });
});

describe("npmCommand", () => {
  const environment = {
    PATH: "/project/node_modules/.bin:/usr/bin",
    npm_execpath: "/usr/lib/node_modules/npm/bin/npm-cli.js",
    npm_node_execpath: "/usr/bin/node",
  };
  const inside = "/project/node_modules/node/bin/node";

  test("runs the npm that runs, on its Node, without the project's own programs", () => {
    expect(npmCommand("/project/", environment, inside)).toEqual({
      command: ["/usr/bin/node", "/usr/lib/node_modules/npm/bin/npm-cli.js"],
      env: { ...environment, PATH: "/usr/bin" },
    });
  });

  test.each([
    ["no npm runs", { ...environment, npm_execpath: undefined }],
    ["another package manager runs", { ...environment, npm_execpath: "/usr/lib/pnpm/bin/pnpm.cjs" }],
    ["only the pinned Node is known", { ...environment, npm_node_execpath: inside }],
  ])("takes npm from the PATH when %s", (_name, env) => {
    expect(npmCommand("/project/", env, inside).command).toEqual(["npm"]);
  });
});

test.each([
  ["Debian as root without Redis", {}, true],
  ["a child of Debian", { osRelease: 'ID=mint\nID_LIKE="ubuntu debian"\n' }, true],
  ["REDIS_URL is set", { redisUrl: "redis://127.0.0.1" }, false],
  ["Redis is there", { programs: ["apt-get", "redis-server"] }, false],
  ["Valkey is there", { programs: ["apt-get", "valkey-server"] }, false],
  ["not root", { isRoot: false }, false],
  ["another system", { osRelease: "ID=fedora\n" }, false],
  ["no apt-get", { programs: [] }, false],
])("whether Redis is to be installed: %s: %o: %s", (_name, facts, expected) => {
  const debian = { redisUrl: undefined, programs: ["apt-get"], isRoot: true, osRelease: "ID=debian\n" };
  expect(isToInstall({ ...debian, ...facts })).toBe(expected);
});

describe("holdLock", () => {
  test("lets one in at a time, and tells the other why it waits", async () => {
    const path = join(folder, "deep/lock");
    const said: string[] = [];
    const release = await holdLock(path, (line) => said.push(line));
    let second = false;
    const waiting = holdLock(path, (line) => said.push(line)).then((give) => {
      second = true;
      return give;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(second).toBe(false);
    expect(said).toEqual([expect.stringContaining(`process ${process.pid}`)]);
    release();
    (await waiting)();
    await expect(readFile(path)).rejects.toThrow("ENOENT");
  });

  test("takes over from a process that is gone", async () => {
    const path = join(folder, "lock");
    const gone = spawn("true");
    await once(gone, "exit");
    await writeFile(path, JSON.stringify({ pid: gone.pid, host: hostname(), id: "x" }));
    const give = await holdLock(path, () => {});
    expect(JSON.parse(await readFile(path, "utf8")).pid).toBe(process.pid);
    give();
  });

  test("says what to do when the other never ends", async () => {
    const path = join(folder, "lock");
    await holdLock(path, () => {});
    await expect(holdLock(path, () => {}, 0)).rejects.toThrow("delete that file");
  });

  test.each([
    ["its own process", { pid: process.pid, host: hostname() }, 0, false],
    ["an old one elsewhere", { pid: 1, host: "elsewhere" }, 3_600_000, true],
    ["a young one elsewhere", { pid: 1, host: "elsewhere" }, 60_000, false],
    ["one that is being written", "", 100, false],
    ["one that was left half written", "", 10_000, true],
  ])("a lock of %s", (_name, holder, age, expected) => {
    expect(isAbandoned(typeof holder === "string" ? holder : JSON.stringify(holder), age)).toBe(expected);
  });
});

describe("prepare.mjs on a project", () => {
  /** A project without dependencies, and an npm that notes its words in place of installing. */
  async function project(npm: string) {
    await cp(new URL(".", import.meta.url), `${folder}scripts`, { recursive: true });
    await write("package.json", "{}");
    await write("package-lock.json", JSON.stringify({ packages: {} }));
    await write("bin/npm", `#!/bin/sh\n${npm}\n`, 0o755);
  }

  function start() {
    const env = { PATH: `${folder}bin:/usr/bin:/bin` };
    const child = spawn(process.execPath, [`${folder}scripts/prepare.mjs`], { env });
    let output = "";
    child.stderr.on("data", (data: Buffer) => {
      output += data.toString();
    });
    const ended = once(child, "close").then(([code]) => ({ code: code as number, output }));
    return { child, ended };
  }

  const installs = 'echo "$@" >> npm.log; mkdir -p node_modules/node/bin; touch node_modules/node/bin/node';
  const npmLog = () => readFile(`${folder}npm.log`, "utf8").catch(() => "");

  test("installs once, and again when the lock file changes", async () => {
    await project(installs);
    const first = await start().ended;
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringMatching(/Installing.*\nInstalled in .* s\.\n/),
    });
    expect(await npmLog()).toBe("ci --include=dev --no-audit --no-fund --loglevel=error\n");
    expect(await start().ended).toEqual({ code: 0, output: "" });
    await write("package-lock.json", JSON.stringify({ packages: { a: {} } }));
    await start().ended;
    expect((await npmLog()).split("\n")).toHaveLength(3);
  });

  test("two at once install once", async () => {
    await project(`sleep 0.5; ${installs}`);
    const both = await Promise.all([start().ended, start().ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await npmLog()).toBe("ci --include=dev --no-audit --no-fund --loglevel=error\n");
  });

  test("shows what npm says when it fails, without a stack trace", async () => {
    await project("echo no network >&2; exit 1");
    const { code, output } = await start().ended;
    expect(code).toBe(1);
    expect(output).toContain("npm says:\nno network\n");
    expect(output).not.toMatch(/^ +at /m);
  });

  test("stopped in mid-installation, it leaves no stamp and no lock", async () => {
    await project(`${installs}; exec sleep 10`);
    const { child, ended } = start();
    while ((await npmLog()) === "") await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130 });
    await expect(readFile(`${folder}.throughline/prepare.lock`)).rejects.toThrow("ENOENT");
    await write("bin/npm", `#!/bin/sh\n${installs}\n`, 0o755);
    expect(await start().ended).toMatchObject({ code: 0, output: expect.stringContaining("Installed") });
  });

  test("a clone where somebody ran npm by hand is taken as it is", async () => {
    await project(installs);
    await write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    await write("node_modules/node/bin/node", "");
    expect(await start().ended).toEqual({ code: 0, output: "" });
    expect(await npmLog()).toBe("");
    expect(pinnedNodeOf(folder)).toBe(`${folder}node_modules/node/bin/node`);
  });
});
