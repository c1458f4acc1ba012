#!/usr/bin/env node
// The command itself needs Node 24, which runs TypeScript as it is. This file runs on Node 18 and later: where
// the Node that started it is too old, it hands over to the one that the project pins.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const least = 24;
const root = fileURLToPath(new URL("../../../", import.meta.url));
const pinned = `${root}node_modules/node/bin/${process.platform === "win32" ? "node.exe" : "node"}`;
const runsTypeScript =
  Number(process.versions.node.split(".")[0]) >= least && Boolean(process.features.typescript);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (!existsSync(`${root}node_modules/@throughline/contracts`)) {
  fail(`Throughline's packages are not installed: run \`npm install\` in ${root} first.`);
} else if (runsTypeScript) {
  await import("../src/main.ts");
} else if (existsSync(pinned) && process.execPath !== pinned) {
  handOver();
} else {
  fail(
    `Throughline needs Node ${least} or later, and this is ${process.version}. ` +
      `Run \`npm install\` in ${root}: it brings the right one.`,
  );
}

function handOver() {
  // Before the start, so that no signal finds only one of the two.
  let child;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill(signal));
  child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  child.on("error", (error) => fail(`${pinned} does not start: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
