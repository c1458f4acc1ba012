import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Adds up what the checks and suites of one run left in a folder: `<name>.check` holds passed, failed or
 * skipped; `<name>.exit` the exit code of a vitest run and `<name>.json` its report. Prints a row for each, and
 * the sum alone on the last line; exits with 1 when anything failed.
 * usage: node sum.mjs <folder>
 */
const [folder = ""] = process.argv.slice(2);

function ofCheck(file) {
  const word = readFileSync(join(folder, file), "utf8").trim();
  return { passed: 0, failed: 0, skipped: 0, [word]: 1 };
}

function ofSuite(name) {
  const code = Number(readFileSync(join(folder, `${name}.exit`), "utf8"));
  const file = join(folder, `${name}.json`);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const passed = report.numPassedTests ?? 0;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  // A file that cannot be read, an error outside of any test, a run that broke off: failed, though no test did.
  const failed = Math.max(report.numFailedTests ?? 0, code === 0 && passed + skipped > 0 ? 0 : 1);
  return { passed, failed, skipped };
}

const sum = { passed: 0, failed: 0, skipped: 0 };
console.log(`${"".padEnd(24)}  passed failed skipped`);
for (const file of readdirSync(folder).sort()) {
  const [, name, kind] = /^(.+)\.(check|exit)$/.exec(file) ?? [];
  if (name === undefined) continue;
  const counts = kind === "check" ? ofCheck(file) : ofSuite(name);
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  console.log(
    `${name.padEnd(24)} ${Object.values(counts)
      .map((count) => String(count).padStart(7))
      .join("")}`,
  );
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
