import { stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { SetupError } from "@throughline/contracts";
import { createDesk } from "@throughline/desk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DeskUnderTest, type ServedDesk, startDeskUnderTest } from "./desk-under-test.ts";

/** A request whose Host and other headers are as given; `fetch` would set them right. */
async function rawRequest(
  url: string,
  options: { method?: string; path: string; headers: Record<string, string> },
) {
  return new Promise<{ status: number; body: string; location?: string }>((resolve, reject) => {
    const sent = request(url, options, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, location: response.headers.location }),
      );
    });
    sent.on("error", reject).end(options.method === "POST" ? "{}" : undefined);
  });
}

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest();
});
afterAll(() => desk.close());

describe("on loopback", () => {
  const port = () => new URL(desk.url).port;

  test("no login is needed, and security headers stand on every answer", async () => {
    for (const path of ["/api/v1/feeds", "/", "/no/such/place", "/queues", "/metrics", "/api/openapi.json"]) {
      const { headers } = await desk.ask("GET", path);
      expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("access-control-allow-origin"), path).toBeNull();
    }
    expect((await desk.ask("GET", "/api/v1/feeds")).status).toBe(200);
    expect(desk.madePassword).toBeUndefined();
  });

  test.each([
    ["a rebound name", { host: "evil.example" }],
    ["a rebound name with the right port", { host: "evil.example:PORT" }],
    ["another program's port", { host: "127.0.0.1:1" }],
  ])("%s is refused everywhere", async (_name, { host }) => {
    const headers = { host: host.replace("PORT", port()) };
    for (const path of ["/", "/api/v1/feeds", "/api/v1/stream", "/queues", "/metrics", "/healthz"]) {
      const { status } = await rawRequest(desk.url, { path, headers });
      expect([400, 403], path).toContain(status);
    }
  });

  test.each([
    ["an Origin elsewhere", { origin: "https://evil.example" }],
    ["a sandboxed page", { origin: "null" }],
    ["another port of this machine", { origin: "http://127.0.0.1:8000" }],
    ["Sec-Fetch-Site alone", { "sec-fetch-site": "cross-site" }],
    ["a form elsewhere", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("a change from %s is refused and changes nothing", async (_name, given) => {
    const headers = { "content-type": "text/plain", ...given };
    const posts = [
      "/api/v1/feeds",
      "/api/v1/feeds/imports",
      "/api/v1/replay",
      "/api/v1/login",
      "/queues/api/queues/poll/pause",
    ];
    for (const path of posts) {
      expect((await rawRequest(desk.url, { method: "POST", path, headers })).status, path).toBe(403);
    }
    expect((await desk.ask("GET", "/api/v1/feeds")).body.items).toEqual([]);
  });

  test("a page elsewhere may not listen to the stream", async () => {
    const headers = { origin: "https://evil.example" };
    expect((await rawRequest(desk.url, { path: "/api/v1/stream", headers })).status).toBe(403);
  });

  test("a link from elsewhere opens the page", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect((await rawRequest(desk.url, { path: "/", headers })).status).toBe(200);
  });

  test("desk.json lets the command in, is for this user only, and goes with the desk", async () => {
    const folder = join(desk.folder, "new", "folder");
    const other = await desk.serveAnother({ THROUGHLINE_DATA: folder });
    const path = join(folder, "desk.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await other.localAccess()).toEqual({
      url: other.url,
      token: expect.stringMatching(/^[\w-]{40,}$/),
      pid: process.pid,
    });
    await other.stopDesk();
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  test("a port that is taken is a fault of the set-up, in words", async () => {
    const settings = { ...desk.needs.settings, THROUGHLINE_PORT: Number(port()) };
    await expect(createDesk({ ...desk.needs, settings }).listen()).rejects.toThrow(SetupError);
    await expect(createDesk({ ...desk.needs, settings }).listen()).rejects.toThrow(/THROUGHLINE_PORT/);
  });

  test("a problem has the shape of RFC 9457, for a path that is none too", async () => {
    const { status, headers, body } = await desk.ask("GET", "/api/v1/nothing?x=1");
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect({ status, body }).toEqual({
      status: 404,
      body: {
        type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: "There is no GET /api/v1/nothing. /api/openapi.json lists what there is.",
      },
    });
  });
});

describe("behind a login", () => {
  let time = Date.parse("2026-06-23T10:00:00Z");
  let open: ServedDesk;
  beforeAll(async () => {
    open = await desk.serveAnother({ THROUGHLINE_HOST: "0.0.0.0" }, () => new Date(time));
  });
  afterAll(() => open.stopDesk());
  const login = (password: string, headers = {}) => open.ask("POST", "/api/v1/login", { password }, headers);
  const bearer = (secret: string) =>
    open.ask("GET", "/api/v1/feeds", undefined, { authorization: `Bearer ${secret}` });
  const token = async () => (await open.localAccess()).token as string;

  test("everything but the page and a terse health check asks for it", async () => {
    const closed = [
      "/api/v1/feeds",
      "/api/v1/stream",
      "/api/openapi.json",
      "/queues",
      "/queues/api/queues",
      "/metrics",
      "/%61pi/v1/feeds",
      "/api/v1/nothing",
    ];
    for (const path of closed) {
      const { status, body } = await open.ask("GET", path);
      expect(status, path).toBe(401);
      expect(body.detail, path).toMatch(/password/);
    }
    expect((await open.ask("POST", "/queues/api/queues/poll/pause")).status).toBe(401);
    const headers = { "sec-fetch-mode": "navigate" };
    expect((await rawRequest(open.url, { path: "/queues", headers })).location).toBe("/");
    expect((await open.ask("GET", "/")).status).toBe(200);
    expect((await open.ask("GET", "/healthz")).body).toEqual({ status: "ok", missing: [] });
  });

  test("the password was made and told once; the next start knows it", async () => {
    expect(open.madePassword).toMatch(/^[a-z0-9-]{19}$/);
    const next = await desk.serveAnother({
      THROUGHLINE_HOST: "0.0.0.0",
      THROUGHLINE_DATA: join(desk.folder, "next"),
    });
    expect(next.madePassword).toBeUndefined();
    const headers = { authorization: `Bearer ${open.madePassword}` };
    expect((await next.ask("GET", "/api/v1/feeds", undefined, headers)).status).toBe(200);
    await next.stopDesk();
  });

  test("a login sets a cookie that scripts cannot read and other sites cannot send, and that lasts", async () => {
    const { status, headers } = await login(open.madePassword ?? "");
    expect(status).toBe(204);
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toMatch(/Secure/);
    const own = { cookie: cookie.split(";", 1)[0] ?? "" };
    expect((await open.ask("GET", "/api/v1/feeds", undefined, own)).status).toBe(200);
    expect((await open.ask("GET", "/queues/", undefined, own)).status).toBe(200);
    time += 31 * 24 * 3_600_000;
    expect((await open.ask("GET", "/api/v1/feeds", undefined, own)).status).toBe(401);
  });

  test("a login over TLS, whatever stands between, sets a cookie for TLS only", async () => {
    const { host } = new URL(open.url);
    const { headers } = await login(open.madePassword ?? "", { origin: `https://${host}` });
    expect(headers.get("set-cookie")).toMatch(/Secure/);
  });

  test("the command's token and the password open it as a bearer, and nothing else does", async () => {
    expect((await bearer(await token())).status).toBe(200);
    expect((await bearer(open.madePassword ?? "")).status).toBe(200);
    expect((await bearer("wrong")).status).toBe(401);
    expect((await open.ask("GET", "/api/v1/feeds", undefined, { authorization: "Basic eDp5" })).status).toBe(
      401,
    );
  });

  test("wrong passwords are slowed down, as a login and as a bearer alike", async () => {
    time += 3_600_000;
    for (let i = 0; i < 3; i++) expect((await login("wrong")).status).toBe(401);
    for (let i = 0; i < 2; i++) expect((await bearer("wrong")).status).toBe(401);
    const refused = await login(open.madePassword ?? "");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect((await bearer(await token())).status).toBe(200);
    time += 30_000;
    expect((await login(open.madePassword ?? "")).status).toBe(204);
  });
});

test("a password that was set counts, on loopback too", async () => {
  const locked = await desk.serveAnother({ THROUGHLINE_PASSWORD: "correct horse" });
  expect(locked.madePassword).toBeUndefined();
  expect((await locked.ask("GET", "/api/v1/feeds")).status).toBe(401);
  expect((await locked.ask("POST", "/api/v1/login", { password: "correct hors" })).status).toBe(401);
  expect((await locked.ask("POST", "/api/v1/login", { password: "correct horse" })).status).toBe(204);
  await locked.stopDesk();
});
