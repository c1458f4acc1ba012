import { fileURLToPath } from "node:url";
import { runCommandLine } from "./command-line.ts";
import { judgesOf } from "./judges.ts";

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", () => process.exit(0));

process.exitCode = await runCommandLine(process.argv.slice(2), {
  dataFolder: process.env.THROUGHLINE_DATA || ".throughline",
  password: process.env.THROUGHLINE_PASSWORD || undefined,
  workingFolder: process.cwd(),
  projectFolder: fileURLToPath(new URL("../../../", import.meta.url)),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  showProgress: process.stderr.isTTY === true,
  columns: process.stdout.isTTY === true ? process.stdout.columns : undefined,
  now: () => new Date(),
  judgesOf,
});
