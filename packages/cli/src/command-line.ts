import { readFileSync } from "node:fs";
import { SetupError } from "@throughline/contracts";
import { Command, CommanderError } from "commander";
import { createContext, type GlobalOptions } from "./command-context.ts";
import { addAudit } from "./commands/audit.ts";
import { addCopy } from "./commands/copy.ts";
import { addCorrect } from "./commands/correct.ts";
import { addDead } from "./commands/dead.ts";
import { addFeeds } from "./commands/feeds.ts";
import { addGraph } from "./commands/graph.ts";
import { addLine } from "./commands/line.ts";
import { addNames } from "./commands/names.ts";
import { addPack } from "./commands/pack.ts";
import { addReplay } from "./commands/replay.ts";
import { addSearch } from "./commands/search.ts";
import { addSettings } from "./commands/settings.ts";
import { addStatus } from "./commands/status.ts";
import { addTrace } from "./commands/trace.ts";
import { addWhy } from "./commands/why.ts";
import { DeskError } from "./desk-client.ts";
import { asJson, plainLines } from "./plain-text.ts";
import type { Surroundings } from "./surroundings.ts";

const commands = [
  addStatus,
  addFeeds,
  addSearch,
  addTrace,
  addWhy,
  addCorrect,
  addNames,
  addCopy,
  addReplay,
  addLine,
  addAudit,
  addDead,
  addPack,
  addGraph,
  addSettings,
];

/** Runs one command line (without the program's name) and answers the exit code: 0, or 1 when it failed. */
export async function runCommandLine(words: readonly string[], around: Surroundings): Promise<number> {
  const program = new Command("throughline")
    .description("Follow one developing story through many feeds.")
    .version(versionOf(around.projectFolder))
    .option("--json", "print JSON, for machines")
    .option("--url <address>", "address of the desk; else the one that runs here")
    .option("--password <password>", "password of the desk; better set THROUGHLINE_PASSWORD")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: around.out, writeErr: around.err })
    .showHelpAfterError("Add --help to see how it is used.")
    .exitOverride();
  const context = createContext(around, () => program.opts<GlobalOptions>());
  for (const add of commands) add(program, context);
  try {
    await program.parseAsync(words, { from: "user" });
    return context.exitCode.value;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!isForPeople(error)) throw error;
    if (context.json) around.out(`${asJson(problemOf(error))}\n`);
    else around.err(`${plainLines(error.message)}\n`);
    return 1;
  }
}

/** Faults whose message says all that a person needs; anything else is a fault of ours and shows its stack. */
function isForPeople(error: unknown): error is Error {
  return error instanceof DeskError || error instanceof SetupError;
}

function problemOf(error: Error): Record<string, unknown> {
  if (error instanceof DeskError && error.problem) return error.problem;
  return { type: "about:blank", title: "Not done", detail: error.message };
}

function versionOf(projectFolder: string): string {
  const { version } = JSON.parse(readFileSync(`${projectFolder}/package.json`, "utf8")) as {
    version: string;
  };
  return version;
}
