import { readSettings } from "@throughline/contracts";
import { createLogger, runProgram } from "@throughline/runtime";
import pretty from "pino-pretty";
import { startStandalone } from "./start.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

await runProgram(async (signal) => {
  const settings = readSettings(process.env);
  // A person watches this terminal: warnings only, in words, unless the level was chosen.
  const level = process.env.THROUGHLINE_LOG_LEVEL ? settings.THROUGHLINE_LOG_LEVEL : "warn";
  const log = createLogger("standalone", level, pretty({ sync: true, ignore: "pid,hostname,service" }));
  const { stop } = await startStandalone({ settings, log, say, signal });
  return { stop, say };
});
