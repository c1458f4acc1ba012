import { SetupError } from "@throughline/contracts";

/** Longest time that a stop may take, in milliseconds: Ctrl-C ends everything within 10 s. */
const stopDeadlineMs = 9_500;

type Program = { stop: () => Promise<void>; say?: (line: string) => void };

/**
 * Runs a program: starts it, waits for SIGINT or SIGTERM, stops it, exits with 0. A second signal, or a stop
 * that takes too long, ends it at once with 1. A `SetupError` is printed without a stack trace. A start hears of
 * the signal too: it may stop what it started and throw the reason, or go on and be stopped when it is done.
 */
export async function runProgram(start: (signal: AbortSignal) => Promise<Program>): Promise<void> {
  const stopping = new AbortController();
  const signalled = nextSignal();
  try {
    const starting = start(stopping.signal);
    await Promise.race([starting, signalled]);
    await signalled;
    setTimeout(() => process.exit(1), stopDeadlineMs);
    void nextSignal().then(() => process.exit(1));
    stopping.abort(new Error("told to stop"));
    const program = await started(starting, stopping.signal);
    program?.say?.("Stopping …");
    await program?.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
  }
}

/** What was started, or nothing when the start gave up since it was told to. */
async function started(starting: Promise<Program>, signal: AbortSignal): Promise<Program | undefined> {
  try {
    return await starting;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return undefined;
    throw error;
  }
}

/** What a person should read of an error: a fault of the set-up without its stack, a fault of ours with it. */
export function messageOf(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = () => {
      process.off("SIGINT", heard);
      process.off("SIGTERM", heard);
      resolve();
    };
    process.on("SIGINT", heard);
    process.on("SIGTERM", heard);
  });
}
