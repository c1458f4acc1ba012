import { createHmac, randomBytes } from "node:crypto";
import type { Store } from "@throughline/store";
import { hashPassword, isPassword, makePassword, sameSecret } from "./password.ts";
import { createSessions, type Sessions } from "./sessions.ts";

/** How the desk knows people where a login is needed. */
export type Credentials = {
  isPassword(password: string): Promise<boolean>;
  sessions: Sessions;
  /** The password that was made just now because there was none: to be shown once. */
  madePassword?: string;
};

const hashKey = "desk.passwordHash";
const secretKey = "desk.sessionSecret";

/**
 * Takes the password that was given, or else the one whose hash the store keeps, or else makes one. Desks that
 * start together on one store agree on one.
 */
export async function openCredentials(needs: {
  meta: Store["meta"];
  given: string | undefined;
  now: () => Date;
}): Promise<Credentials> {
  const { meta, given, now } = needs;
  const secret = String(await meta.setOnce(secretKey, randomBytes(32).toString("base64url")));
  if (given !== undefined) {
    return {
      isPassword: async (password) => sameSecret(password, given),
      sessions: createSessions(secret, given, now),
    };
  }
  const stored = await meta.get(hashKey);
  const made = stored === undefined ? makePassword() : undefined;
  const hash = String(stored ?? (await meta.setOnce(hashKey, await hashPassword(made ?? ""))));
  const isMine = made !== undefined && (await isPassword(made, hash));
  return {
    isPassword: rememberingLast((password) => isPassword(password, hash)),
    sessions: createSessions(secret, hash, now),
    madePassword: isMine ? made : undefined,
  };
}

/**
 * Spares the slow hash for a password that was right before, since a program sends its own with every request.
 * Only a keyed digest is remembered, under a key that ends with the process.
 */
function rememberingLast(
  check: (password: string) => Promise<boolean>,
): (password: string) => Promise<boolean> {
  const key = randomBytes(32);
  const digest = (password: string) => createHmac("sha256", key).update(password).digest("hex");
  let right: string | undefined;
  return async (password) => {
    const given = digest(password);
    if (right !== undefined && sameSecret(given, right)) return true;
    const isRight = await check(password);
    if (isRight) right = given;
    return isRight;
  };
}
