/**
 * Tries to lead the way out into refused addresses: `safety.ts`. Canaries listen on every address of this machine; each
 * form of a host that names one is asked for directly, through a redirect of every kind, and as what a name server
 * answers (alone, among allowed ones, and changing between two answers). Counts what arrives at a canary: 0 is right.
 * Nothing leaves the machine: an address of it that is allowed stands for the public ones.
 */
import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { createWeb, type ResolvedAddress, type WebError } from "@throughline/web";

/** The one address that the operator of this bench allows; it redirects to the target in its query, or answers. */
const allowedAddress = "127.0.0.9";
const statuses = [301, 302, 303, 307, 308];

const listen = (server: Server, port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });

const local = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .filter(({ scopeid }) => !scopeid)
  .map(({ address }) => address);
const reached: string[] = [];
const canaries: Server[] = [];
const canaryAddresses: string[] = [];
let connections = 0;
// 8080 is open on public addresses: what is refused is refused for its address.
for (const address of new Set(["127.0.0.1", "127.0.0.2", "::1", ...local])) {
  const server = createServer((request, response) => {
    reached.push(`${address}${request.url}`);
    response.end("reached");
  }).on("connection", () => {
    connections += 1;
  });
  if (!(await listen(server, 8080, address))) continue;
  canaries.push(server);
  canaryAddresses.push(address);
}
const redirector = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? "/", "http://x/");
  if (!searchParams.has("to")) {
    // Closed, so that the next request resolves the name anew.
    response.writeHead(200, { connection: "close" }).end("allowed");
    return;
  }
  // A header is bytes: the address goes out in UTF-8, as servers send it.
  const location = Buffer.from(searchParams.get("to") ?? "").toString("latin1");
  response.writeHead(Number(searchParams.get("status")), { location, connection: "close" }).end();
});
if (!(await listen(redirector, 8080, allowedAddress)) || canaries.length === 0)
  throw new Error("this bench needs port 8080 of 127.0.0.1 and 127.0.0.9");
const redirecting = (host: string, status: number, target: string) =>
  `http://${host}:8080/?status=${status}&to=${encodeURIComponent(target)}`;

/** Every way to write an IPv4 address that some resolver or parser understands. */
function formsOf(address: string): string[] {
  if (address.includes(":")) return [`[${address}]`, `[${address}%25lo]`];
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const whole = a * 2 ** 24 + b * 2 ** 16 + c * 256 + d;
  const octal = (part: number) => `0${part.toString(8)}`;
  const hex = (part: number) => `0x${part.toString(16)}`;
  const pair = (high: number, low: number) => (high * 256 + low).toString(16);
  return [
    address,
    `${address}.`,
    String(whole),
    hex(whole),
    octal(whole),
    [a, b, c, d].map(hex).join("."),
    [a, b, c, d].map(octal).join("."),
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    `${a}.${b * 2 ** 16 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `[::ffff:${address}]`,
    `[::ffff:${pair(a, b)}:${pair(c, d)}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[2002:${pair(a, b)}:${pair(c, d)}::1]`,
    address.replaceAll(".", "%2e"),
    address.replaceAll(".", "。"),
    address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ];
}

const others =
  "0 0.0.0.0 0x0 00 127.1 127.0.1 127.255.255.254 [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:0:127.0.0.1] localhost localhost. LOCALHOST ip6-localhost foo.localhost".split(
    " ",
  );
const hosts = [...new Set([...canaryAddresses.flatMap(formsOf), ...others])];

/** What a name server may answer; a list of answers is given one after the other. */
const allowed: ResolvedAddress = { address: allowedAddress, family: 4 };
const answers = new Map<string, ResolvedAddress[][]>();
for (const [index, address] of canaryAddresses.entries()) {
  const refused = { address, family: address.includes(":") ? 6 : 4 };
  answers.set(`alone-${index}.test`, [[refused]]);
  answers.set(`last-${index}.test`, [[allowed, refused]]);
  answers.set(`first-${index}.test`, [[refused, allowed]]);
  answers.set(`among-${index}.test`, [[allowed, refused, allowed]]);
  answers.set(`later-${index}.test`, [[allowed], [refused]]);
  if (refused.family === 4)
    answers.set(`mapped-${index}.test`, [[{ address: `::ffff:${address}`, family: 6 }]]);
}
const asked = new Map<string, number>();
const web = createWeb({
  version: "1",
  allowNetworks: [`${allowedAddress}/32`],
  connectTimeoutMs: 300,
  resolve: async (name) => {
    const list = answers.get(name) ?? [];
    const count = asked.get(name) ?? 0;
    asked.set(name, count + 1);
    return list[Math.min(count, list.length - 1)] ?? [];
  },
});
const bySystem = createWeb({
  version: "1",
  allowNetworks: [`${allowedAddress}/32`],
  connectTimeoutMs: 300,
});

const outcomes = new Map<string, number>();
let cases = 0;
async function ask(client: typeof web, url: string): Promise<void> {
  cases += 1;
  const outcome = await client.get(url, { deadlineMs: 1500 }).then(
    ({ status }) => `answered ${status}`,
    (error: WebError) => error.code,
  );
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

for (const host of [...hosts, ...answers.keys()]) {
  const client = answers.has(host) ? web : bySystem;
  for (const target of [
    `http://${host}:8080/canary`,
    `https://${host}:8080/canary`,
    `//${host}:8080/canary`,
  ]) {
    if (!target.startsWith("//")) await ask(client, target);
    for (const status of statuses) {
      asked.clear();
      await ask(client, redirecting(allowedAddress, status, target));
    }
  }
  // The name leads to an allowed server that redirects to the same name, which now leads elsewhere.
  if (host.startsWith("later"))
    for (const status of statuses) {
      asked.clear();
      await ask(client, redirecting(host, status, `http://${host}:8080/canary`));
    }
  // What was allowed when it was asked for the first time, and is asked for again.
  await ask(client, `http://${host}:8080/again`);
}
const odd = [
  "file:///etc/passwd",
  "ftp://127.0.0.1:8080/",
  "gopher://127.0.0.1:8080/_GET",
  "data:,x",
  "javascript:x",
];
for (const target of [
  ...odd,
  "http://user:pass@127.0.0.1:8080/",
  "http://example.org@127.0.0.1:8080/",
  "http://127.0.0.1:8080#@example.org/",
  "http:\\\\127.0.0.1:8080/",
  "http://127.0.0.1\t:8080/",
]) {
  await ask(bySystem, target);
  for (const status of statuses) await ask(bySystem, redirecting(allowedAddress, status, target));
}

console.log(
  `${cases} cases (${hosts.length} forms of hosts, ${answers.size} answers of name servers) against canaries on ` +
    `${canaryAddresses.join(", ")}: ${connections} connections and ${reached.length} requests reached one`,
);
console.log([...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", "));
await Promise.all([web.close(), bySystem.close()]);
for (const server of [redirector, ...canaries]) server.close();
process.exitCode = connections === 0 ? 0 : 1;
