import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What the `throughline` command needs to reach the desk from the same machine or container without a password:
 * whoever may read this file may read the data beside it.
 */
export type LocalAccess = { url: string; token: string; pid: number };

const fileName = "desk.json";

/**
 * Writes `desk.json` into the data folder, readable by this user only, in one piece. Answers how to take it
 * away again, which leaves the file of a desk that started later alone. Throws when the folder cannot be written.
 */
export async function writeLocalAccess(folder: string, access: LocalAccess): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  const draft = `${path}.${access.pid}`;
  await writeFile(draft, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  await rename(draft, path);
  return async () => {
    const now = await readFile(path, "utf8").catch(() => "");
    if (now.includes(access.token)) await rm(path, { force: true });
  };
}
