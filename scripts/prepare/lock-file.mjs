// @ts-check
import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { textOf } from "./fingerprint.mjs";
import { PrepareError } from "./run-program.mjs";

const askEveryMs = 200;
/** Longest that anything under the lock takes. */
const mostWaitMs = 20 * 60_000;
/** A lock without its holder's name is being written, or was left so by a process that was killed. */
const namelessMs = 5_000;

/**
 * Waits until no other process holds the lock, takes it, and answers how to give it back. A lock whose process
 * is gone is taken over. Throws a `PrepareError` after 20 minutes.
 * @param {string} path
 * @param {(line: string) => void} say
 * @param {number} waitMs
 * @returns {Promise<() => void>}
 */
export async function holdLock(path, say, waitMs = mostWaitMs) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomBytes(8).toString("hex") });
  const end = Date.now() + waitMs;
  let told = false;
  while (!take(path, mine)) {
    const theirs = textOf(path) ?? "";
    if (isAbandoned(theirs, ageMs(path))) clear(path, theirs);
    else if (Date.now() > end)
      throw new PrepareError(
        `Another process holds ${path}. If none runs, delete that file and start again.`,
      );
    else {
      if (!told)
        say(`Another start (process ${holderOf(theirs)?.pid}) prepares this clone; waiting for it …`);
      told = true;
      await sleep(askEveryMs);
    }
  }
  return () => {
    if (textOf(path) === mine) rmSync(path, { force: true });
  };
}

/**
 * Whether a lock's holder is gone. A holder on another machine or in another container cannot be asked; its
 * lock counts as left behind once it is older than anything under it takes.
 * @param {string} content
 * @param {number} age in milliseconds
 */
export function isAbandoned(content, age) {
  const holder = holderOf(content);
  if (!holder) return age > namelessMs;
  if (holder.host !== hostname()) return age > mostWaitMs;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH";
  }
}

/**
 * @param {string} path
 * @param {string} content
 */
function take(path, content) {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes an abandoned lock away, and puts back one that another process took in the meantime.
 * @param {string} path
 * @param {string} abandoned
 */
function clear(path, abandoned) {
  const aside = `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    renameSync(path, aside);
    const taken = textOf(aside);
    if (taken !== undefined && taken !== abandoned) take(path, taken);
  } catch {
    // Somebody else was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * @param {string} content
 * @returns {{ pid: number, host: string } | undefined}
 */
function holderOf(content) {
  try {
    const { pid, host } = JSON.parse(content);
    return Number.isInteger(pid) && pid > 0 ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
