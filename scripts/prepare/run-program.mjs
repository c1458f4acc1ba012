// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";

/** A fault that a person can mend; its message is all that is shown. */
export class PrepareError extends Error {}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
/** Enough of a program's output to see why it failed, in characters. */
const keptOutput = 4_000;

/**
 * Runs a program quietly within a deadline, and answers the end of its output.
 * Throws a `PrepareError` with that output when the program fails or takes too long.
 * @param {string} program
 * @param {string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, deadlineMs: number }} options
 * @returns {Promise<string>}
 */
export async function runProgram(program, words, { cwd, env, deadlineMs }) {
  const child = spawn(program, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-keptOutput);
    });
  }
  const late = setTimeout(() => child.kill("SIGTERM"), deadlineMs);
  try {
    const [code, signal] = await once(child, "close");
    if (code === 0) return output.trim();
    throw new PrepareError(output.trim() || `${program} ended with ${signal ?? `exit code ${code}`}`);
  } catch (error) {
    if (error instanceof PrepareError) throw error;
    throw new PrepareError(`${program} does not start: ${/** @type {Error} */ (error).message}`);
  } finally {
    clearTimeout(late);
    running.delete(child);
  }
}

/** Stops the programs that run now. */
export function stopPrograms() {
  for (const child of running) child.kill("SIGTERM");
}
