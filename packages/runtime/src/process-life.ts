import { SetupError } from "@throughline/contracts";

/** Longest time that a stop may take, in milliseconds: Ctrl-C ends everything within 10 s. */
const stopDeadlineMs = 9_500;

/**
 * Runs a program: starts it, waits for SIGINT or SIGTERM, stops it, exits with 0. A second signal, or a stop
 * that takes too long, ends it at once with 1. A `SetupError` is printed without a stack trace.
 */
export async function runProgram(
  start: () => Promise<{ stop: () => Promise<void>; say?: (line: string) => void }>,
) {
  const signalled = nextSignal();
  try {
    const starting = start();
    await Promise.race([starting, signalled]);
    await signalled;
    setTimeout(() => process.exit(1), stopDeadlineMs);
    void nextSignal().then(() => process.exit(1));
    // A start that the signal came into ends first: what it started is known only then.
    const program = await starting;
    program.say?.("Stopping …");
    await program.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
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
