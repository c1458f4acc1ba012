import { describe, expect, test } from "vitest";
import { isLoopbackHost, urlOf } from "./loopback.ts";
import { hostNames, type Provenance, refusedHost, refusedSite } from "./same-origin.ts";

describe("isLoopbackHost", () => {
  test.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["localhost", true],
    ["LOCALHOST", true],
    ["::1", true],
    ["[::1]", true],
    ["0.0.0.0", false],
    ["::", false],
    ["192.168.1.2", false],
    ["localhost.evil.example", false],
    ["127.0.0.1.evil.example", false],
  ])("%s: %s", (host, expected) => {
    expect(isLoopbackHost(host)).toBe(expected);
  });
});

test("urlOf puts IPv6 in brackets and calls a wildcard by the loopback address", () => {
  expect(urlOf("::1", 3000)).toBe("http://[::1]:3000");
  expect(urlOf("0.0.0.0", 3000)).toBe("http://127.0.0.1:3000");
  expect(urlOf("10.0.0.5", 80)).toBe("http://10.0.0.5:80");
});

describe("refusedHost", () => {
  const home = { listensOn: "127.0.0.1", port: 3000, publicHosts: [] };
  const open = { listensOn: "0.0.0.0", port: 3000, publicHosts: [] };
  const named = { ...open, publicHosts: hostNames("Desk.example, other.example:8443") };
  test.each([
    ["its own address", "127.0.0.1:3000", home, true],
    ["localhost", "localhost:3000", home, true],
    ["IPv6 loopback", "[::1]:3000", home, true],
    ["another port, such as another program's", "127.0.0.1:3001", home, false],
    ["a rebound name", "evil.example:3000", home, false],
    ["a name that begins like loopback", "127.0.0.1.evil.example:3000", home, false],
    ["a Host with a path trick", "127.0.0.1:3000/@evil.example", home, false],
    ["a Host with user information", "evil@127.0.0.1:3000", home, false],
    ["no Host", undefined, home, false],
    ["any name where a login protects", "newsbox.lan:8080", open, true],
    ["a public name", "desk.example", named, true],
    ["a public name on any port", "desk.example:9000", named, true],
    ["a public name on its port", "other.example:8443", named, true],
    ["a public name on another port", "other.example:9000", named, false],
    ["loopback beside public names, through a mapped port", "127.0.0.1:8080", named, true],
    ["a name that is not public", "evil.example", named, false],
  ])("%s", (_name, host, policy, passes) => {
    expect(refusedHost(host, policy) === undefined).toBe(passes);
  });
});

describe("refusedSite", () => {
  const base: Provenance = {
    method: "POST",
    host: "127.0.0.1:3000",
    origin: undefined,
    secFetchSite: undefined,
    secFetchMode: undefined,
  };
  const own = "http://127.0.0.1:3000";
  test.each<[string, Partial<Provenance>, boolean]>([
    ["a program that sends neither header", {}, true],
    ["the desk's own page", { origin: own, secFetchSite: "same-origin" }, true],
    ["its own page behind TLS", { host: "d.example", origin: "https://d.example" }, true],
    ["another site", { origin: "https://evil.example", secFetchSite: "cross-site" }, false],
    ["another site, old browser", { origin: "https://evil.example" }, false],
    ["another port of this machine", { origin: "http://127.0.0.1:8000", secFetchSite: "same-site" }, false],
    ["localhost is not 127.0.0.1", { origin: "http://localhost:3000" }, false],
    ["a sandboxed page", { origin: "null" }, false],
    ["a form of another site", { secFetchSite: "cross-site", secFetchMode: "navigate" }, false],
    [
      "a link from another site",
      { method: "GET", secFetchSite: "cross-site", secFetchMode: "navigate" },
      true,
    ],
    [
      "an image of another site",
      { method: "GET", secFetchSite: "cross-site", secFetchMode: "no-cors" },
      false,
    ],
    ["a stream of another site", { method: "GET", origin: "https://evil.example" }, false],
    ["an address typed in", { method: "GET", secFetchSite: "none", secFetchMode: "navigate" }, true],
  ])("%s", (_name, given, passes) => {
    expect(refusedSite({ ...base, ...given }) === undefined).toBe(passes);
  });
});
