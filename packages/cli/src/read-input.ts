import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { SetupError } from "@throughline/contracts";

/** Reads a file that a person named. Throws a `SetupError` when it is not there, no file, empty or too large. */
export async function readInput(file: string, workingFolder: string, mostBytes: number): Promise<Uint8Array> {
  const path = resolve(workingFolder, file);
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new SetupError(`There is no file ${path}.`);
  if (!facts.isFile()) throw new SetupError(`${path} is not a file.`);
  if (facts.size === 0) throw new SetupError(`${path} is empty.`);
  if (facts.size > mostBytes) {
    throw new SetupError(
      `${path} has ${megabytes(facts.size)} MB, but at most ${megabytes(mostBytes)} MB are taken.`,
    );
  }
  return readFile(path).catch((error: Error) => {
    throw new SetupError(`${path} cannot be read: ${error.message}`);
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
}
