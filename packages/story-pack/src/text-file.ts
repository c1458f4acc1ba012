import { open } from "node:fs/promises";
import { join } from "node:path";
import { SetupError } from "@throughline/contracts";

/** No hand-written file of a pack comes near this; what is larger was put there by mistake. */
const largestBytes = 32 * 1024 * 1024;

/**
 * The text of one file of a pack, without a byte order mark. An optional file that is missing gives
 * `undefined`. Throws a `SetupError` for one that is missing, unreadable, too large or not UTF-8.
 */
export async function readTextFile(
  folder: string,
  file: string,
  { optional = false } = {},
): Promise<string | undefined> {
  const path = join(folder, file);
  let bytes: Buffer;
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size > largestBytes)
        throw new SetupError(`${path} has ${size} bytes; a pack's file may have ${largestBytes} at most`);
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && optional) return undefined;
    if (code === "ENOENT")
      throw new SetupError(
        `${path} is missing; a story pack is a folder with story.yaml, gazetteer.yaml and feeds.opml`,
      );
    throw new SetupError(`${path} cannot be read: ${message}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SetupError(`${path} is not in UTF-8; save it as UTF-8`);
  }
}
