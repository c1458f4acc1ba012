import { type Newsstand, startNewsstand } from "@throughline/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ResolvedAddress } from "./connect.ts";
import { createWeb, type Web } from "./web.ts";

/** Names that only these tests know; what a name server would answer. */
const names: Record<string, ResolvedAddress[]> = {
  "public-and-private.test": [
    { address: "1.1.1.1", family: 4 },
    { address: "127.0.0.1", family: 4 },
  ],
  "private.test": [{ address: "127.0.0.1", family: 4 }],
  "private6.test": [{ address: "::1", family: 6 }],
  "mapped.test": [{ address: "::ffff:127.0.0.1", family: 6 }],
  "nowhere.test": [],
  ...Object.fromEntries(
    [
      "10.0.0.1",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "0.0.0.0",
      "224.0.0.1",
      "240.0.0.1",
    ].map((address) => [`v4-${address}.test`, [{ address, family: 4 }]]),
  ),
  ...Object.fromEntries(
    ["::", "fc00::1", "fe80::1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:1::1", "::7f00:1"].map(
      (address, index) => [`v6-${index}.test`, [{ address, family: 6 }]],
    ),
  ),
};

let newsstand: Newsstand;
let web: Web;
let lookups: string[] = [];

beforeAll(async () => {
  newsstand = await startNewsstand();
  newsstand.text("/", "reached");
  web = createWeb({
    version: "1",
    resolve: async (name) => {
      lookups.push(name);
      return names[name] ?? [];
    },
  });
});
beforeEach(() => {
  lookups = [];
});
afterAll(async () => {
  await web.close();
  // Over all cases of this file, nothing may have arrived.
  expect(newsstand.requests).toEqual([]);
  await newsstand.close();
});

const port = () => new URL(newsstand.origin).port;
const code = (url: string) =>
  web.get(url).then(
    () => "answered",
    (error) => error.code,
  );

describe("24., 25. addresses that lead inside, as what a name resolves to", () => {
  test.each(Object.keys(names).filter((name) => name.startsWith("v")))("%s", async (name) => {
    expect(await code(`http://${name}:8080/`)).toBe("refusedAddress");
  });
});

describe("26. decimal, octal, hexadecimal and short forms of refused hosts", () => {
  test.each([
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.1",
    "127.0.1",
    "0",
    "017700000001",
    "127.0.0.1.",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "①②⑦.⓪.⓪.①",
    "127%2e0%2e0%2e1",
    "169.254.169.254",
    "%31%32%37.0.0.1",
  ])("%s", async (host) => {
    expect(await code(`http://${host}:${port()}/`)).toBe("refusedAddress");
    expect(lookups).toEqual([]);
  });
});

describe("27. names with mixed public and private answers, and answers that change", () => {
  test.each(["public-and-private.test", "private.test", "private6.test", "mapped.test"])(
    "%s",
    async (name) => {
      expect(await code(`http://${name}:8080/`)).toBe("refusedAddress");
      expect(await code(`https://${name}/`)).toBe("refusedAddress");
    },
  );

  test("the answer that is checked is the one connected to: one lookup a connection", async () => {
    await code("http://private.test:8080/");
    expect(lookups).toEqual(["private.test"]);
  });

  test("a name that leads to an allowed server first and, when that redirects to it again, to a refused one", async () => {
    const allowed = await startNewsstand({ host: "127.0.0.9" });
    const answers = [
      { address: "127.0.0.9", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ];
    const changing = createWeb({
      version: "1",
      allowNetworks: ["127.0.0.9/32"],
      resolve: async () => [answers.shift() ?? { address: "127.0.0.1", family: 4 }],
    });
    allowed.on("/", (_request, response) => {
      response.writeHead(302, { location: `http://changing.test:${port()}/`, connection: "close" }).end();
    });
    const refused = changing.get(`http://changing.test:${new URL(allowed.origin).port}/`);
    await expect(refused).rejects.toMatchObject({ code: "refusedAddress" });
    expect(allowed.requests).toHaveLength(1);
    await Promise.all([changing.close(), allowed.close()]);
  });

  test("the system's own names for this machine", async () => {
    const system = createWeb({ version: "1" });
    const refused = system.get(`http://localhost:${port()}/`);
    await expect(refused).rejects.toMatchObject({ code: "refusedAddress" });
    await system.close();
  });

  test("a name without an address", async () => {
    expect(await code("http://nowhere.test/")).toBe("dns");
  });
});

describe("28. schemes, user info, ports outside the policy", () => {
  test.each([
    ["ftp://example.org/x", "badUrl"],
    ["file:///etc/passwd", "badUrl"],
    ["gopher://example.org/", "badUrl"],
    ["javascript:alert(1)", "badUrl"],
    ["data:text/html,x", "badUrl"],
    ["http://user:secret@example.org/", "badUrl"],
    ["http://user@example.org/", "badUrl"],
    ["not a url", "badUrl"],
    [`http://example.org/${"x".repeat(9000)}`, "badUrl"],
    ["http://1.1.1.1:22/", "refusedAddress"],
    ["http://1.1.1.1:6379/", "refusedAddress"],
  ])("%s", async (url, expected) => {
    expect(await code(url)).toBe(expected);
  });
});

test.each([
  ["http://127.0.0.1:1/feed", "not fetched from 127.0.0.1: it is this machine; if that is meant, allow"],
  ["http://1.1.1.1:22/", "not fetched from 1.1.1.1: port 22 is none of 80, 443, 8080, 8443; if"],
])("a refusal reads well: %s", (url, words) => {
  expect(() => createWeb({ version: "1" }).check(url)).toThrow(words);
});
