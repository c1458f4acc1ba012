import { createHmac, timingSafeEqual } from "node:crypto";

const methods = new Set(["sha1", "sha256", "sha384", "sha512"]);

/** Whether an `X-Hub-Signature` header (`method=hex`, WebSub §8) is that of a body under a secret. */
export function isSigned(header: string | undefined, secret: string, body: Uint8Array): boolean {
  const [, method = "", hex = ""] = /^\s*(sha\d+)=([0-9a-f]+)\s*$/i.exec(header ?? "") ?? [];
  if (!methods.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
