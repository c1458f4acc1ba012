// @ts-check
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * SHA-256, in hex, over the names and contents of files. A file that is not there counts as absent, which is
 * not the same as empty.
 * @param {string} root
 * @param {string[]} names relative to the root
 */
export function fingerprint(root, names) {
  const hash = createHash("sha256");
  for (const name of [...names].sort()) {
    const content = readOrNothing(join(root, name));
    hash.update(`${name}\0${content === undefined ? "absent" : content.length}\0`);
    if (content !== undefined) hash.update(content);
  }
  return hash.digest("hex");
}

/**
 * The files below a folder, relative to the root; none when there is no such folder.
 * @param {string} root
 * @param {string} folder relative to the root
 * @returns {string[]}
 */
export function filesBelow(root, folder) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, name) : [name];
    });
  } catch {
    return [];
  }
}

/**
 * What stands in a folder; nothing when there is no such folder.
 * @param {string} path
 */
export function namesIn(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/**
 * A file's text, or undefined when it cannot be read.
 * @param {string} path
 */
export function textOf(path) {
  return readOrNothing(path)?.toString("utf8");
}

/** @param {string} path */
function readOrNothing(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
