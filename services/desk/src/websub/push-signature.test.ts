import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned } from "./push-signature.ts";

const body = Buffer.from("<feed/>");
const signed = (method: string, secret = "secret") =>
  `${method}=${createHmac(method, secret).update(body).digest("hex")}`;

test.each(["sha1", "sha256", "sha384", "sha512"])("22. a body signed with %s is the hub's", (method) => {
  expect(isSigned(signed(method), "secret", body)).toBe(true);
  expect(isSigned(signed(method).toUpperCase().replace("SHA", "sha"), "secret", body)).toBe(true);
});

test.each([
  ["no signature", undefined],
  ["another secret", signed("sha256", "guessed")],
  ["another method", signed("md5")],
  ["half of it", signed("sha256").slice(0, 30)],
  ["none behind the method", "sha256="],
  ["rubbish", "sha256=zz"],
])("22. %s is not", (_name, header) => expect(isSigned(header, "secret", body)).toBe(false));
