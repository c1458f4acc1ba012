import { describe, expect, test } from "vitest";
import { createAddressPolicy } from "./address-policy.ts";

describe("24. loopback, RFC 1918, 169.254/16, 100.64/10, 0/8, multicast, 240/4, broadcast are refused", () => {
  const policy = createAddressPolicy();
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "0.0.0.0",
    "0.1.2.3",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.0.8",
    "198.18.0.1",
    "203.0.113.9",
  ])("%s", (address) => {
    expect(policy(address, 443)).toContain(address);
  });
  test.each([
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.128.0.1",
    "169.253.0.1",
    "11.0.0.1",
    "223.255.255.255",
  ])("%s is public", (address) => expect(policy(address, 443)).toBeUndefined());
});

describe("25. ::1, ::, fc00::/7, fe80::/10, mapped, compatible, NAT64, 6to4 and Teredo are refused", () => {
  const policy = createAddressPolicy();
  test.each([
    "::1",
    "::",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fe80::1%eth0",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::1",
    "ff02::1",
    "2001:db8::1",
    "4000::1",
    "100::1",
  ])("%s", (address) => {
    expect(policy(address, 443)).toBeTypeOf("string");
  });
  test.each(["2606:4700:4700::1111", "2a00:1450:4001::1"])("%s is public", (address) =>
    expect(policy(address, 443)).toBeUndefined(),
  );
});

describe("an operator's networks", () => {
  const policy = createAddressPolicy(["10.1.0.0/16", "fd00:1::/32"]);
  test.each([
    ["10.1.2.3", 80, true],
    ["10.1.2.3", 9999, true],
    ["10.2.0.1", 80, false],
    ["fd00:1::5", 443, true],
    ["fd00:2::5", 443, false],
    ["::ffff:10.1.2.3", 443, false],
  ])("%s port %i: %s", (address, port, allowed) => {
    expect(policy(address, port) === undefined).toBe(allowed);
  });

  test("on a public address only the usual ports are open", () => {
    expect([80, 443, 8080, 8443].map((port) => policy("1.1.1.1", port))).toEqual(Array(4).fill(undefined));
    expect(policy("1.1.1.1", 6379)).toContain("6379");
  });

  test("a block that is none is refused by name", () => {
    expect(() => createAddressPolicy(["10.1.0.0"])).toThrow(/"10\.1\.0\.0" is not a network/);
  });
});
