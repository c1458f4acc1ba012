import { describe, expect, test } from "vitest";
import { createAttempts } from "./attempts.ts";
import { hashPassword, isPassword, makePassword, sameSecret } from "./password.ts";
import { createSessions, sessionLifetimeMs } from "./sessions.ts";

describe("passwords", () => {
  test("only the right one fits the hash, in any normal form", async () => {
    const stored = await hashPassword("café-desk");
    expect(await isPassword("cafe\u0301-desk", stored)).toBe(true);
    expect(await isPassword("cafe-desk", stored)).toBe(false);
    expect(stored).not.toContain("café");
  });

  test.each(["", "scrypt", "md5:1:2:3:a:b"])(
    "a stored text of another form (%s) is never right",
    async (stored) => {
      expect(await isPassword("anything", stored)).toBe(false);
    },
  );

  test("made ones differ and can be read aloud", () => {
    expect(makePassword()).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(makePassword()).not.toBe(makePassword());
  });

  test("secrets of different lengths compare without a throw", () => {
    expect(sameSecret("a", "abc")).toBe(false);
    expect(sameSecret("abc", "abc")).toBe(true);
  });
});

describe("sessions", () => {
  let time = Date.parse("2026-01-01T00:00:00Z");
  const now = () => new Date(time);
  const sessions = createSessions("secret", "password", now);

  test("a token is valid, also after a restart, until it is too old", () => {
    const token = sessions.issue();
    expect(createSessions("secret", "password", now).isValid(token)).toBe(true);
    time += sessionLifetimeMs;
    expect(sessions.isValid(token)).toBe(false);
  });

  test("a new password or another store ends it", () => {
    const token = sessions.issue();
    expect(createSessions("secret", "another", now).isValid(token)).toBe(false);
    expect(createSessions("other", "password", now).isValid(token)).toBe(false);
    expect(createSessions("other", "password", now).cookieName).not.toBe(sessions.cookieName);
  });

  test.each(["", "a.b", "a.b.c", "a.b.c.d", "..", "a.zzzzzzzzzzzzz.c"])("%j is not a session", (token) => {
    expect(sessions.isValid(token)).toBe(false);
  });

  test("a token with another time is not one", () => {
    const [random, , signature] = sessions.issue().split(".");
    expect(sessions.isValid(`${random}.${time.toString(36)}x.${signature}`)).toBe(false);
  });
});

describe("attempts", () => {
  test("five wrong ones, then one every half minute, each address for itself", () => {
    let time = 0;
    const attempts = createAttempts(() => new Date(time));
    for (let i = 0; i < 5; i++) {
      expect(attempts.waitMs("a")).toBe(0);
      attempts.failed("a");
    }
    expect(attempts.waitMs("a")).toBe(30_000);
    expect(attempts.waitMs("b")).toBe(0);
    time += 30_000;
    expect(attempts.waitMs("a")).toBe(0);
    attempts.failed("a");
    expect(attempts.waitMs("a")).toBeGreaterThan(0);
    attempts.succeeded("a");
    expect(attempts.waitMs("a")).toBe(0);
  });
});
