import { createHmac, randomBytes } from "node:crypto";
import { sameSecret } from "./password.ts";

/** How long a login lasts, in milliseconds. */
export const sessionLifetimeMs = 30 * 24 * 3_600_000;

export type Sessions = {
  /** A new session's token. */
  issue(): string;
  /** Whether a token was issued here, is not too old, and was made under the password that counts now. */
  isValid(token: string): boolean;
  /** Of the cookie; another store's desk on the same host name has another, so that they do not log each other out. */
  cookieName: string;
};

/**
 * Sessions as signed tokens: `<random>.<issued>.<signature>`. They survive a restart and hold for every desk
 * on the same store. The key is made of the store's secret and the password, so that a new password ends all.
 *
 * @param secret random text kept in the store
 * @param password the password, or its stored hash
 */
export function createSessions(secret: string, password: string, now: () => Date): Sessions {
  const key = createHmac("sha256", secret).update(password).digest();
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    issue() {
      const text = `${randomBytes(18).toString("base64url")}.${now().getTime().toString(36)}`;
      return `${text}.${sign(text)}`;
    },
    isValid(token) {
      const [random, issued, signature, ...rest] = token.split(".");
      if (!random || !issued || !signature || rest.length > 0) return false;
      const ageMs = now().getTime() - Number.parseInt(issued, 36);
      return sameSecret(signature, sign(`${random}.${issued}`)) && ageMs >= 0 && ageMs < sessionLifetimeMs;
    },
    cookieName: `throughline-${createHmac("sha256", secret).update("cookie").digest("hex").slice(0, 8)}`,
  };
}
