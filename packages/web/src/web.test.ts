import { createServer as createTcpServer } from "node:net";
import zlib from "node:zlib";
import { type Newsstand, type NewsstandHandler, startNewsstand } from "@throughline/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWeb, type Web } from "./web.ts";

let newsstand: Newsstand;
let elsewhere: Newsstand;
let web: Web;

beforeAll(async () => {
  newsstand = await startNewsstand();
  elsewhere = await startNewsstand();
  web = createWeb({ version: "1.2.3", contact: "https://example.org/bot", allowNetworks: ["127.0.0.0/8"] });
});
afterAll(async () => {
  await web.close();
  await Promise.all([newsstand.close(), elsewhere.close()]);
});

const redirect =
  (location: string, status = 302): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, { location }).end("moved");
const raw =
  (body: Uint8Array, headers: Record<string, string> = {}): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(200, headers).end(body);
const text = (body: Uint8Array) => new TextDecoder().decode(body);
const lastRequest = () => newsstand.requests.at(-1)?.headers ?? {};

describe("a request", () => {
  test("gives status, headers, body and where it ended", async () => {
    newsstand.text("/plain", "hello");
    const answer = await web.get(newsstand.url("/plain#part"));
    expect(answer).toMatchObject({
      url: newsstand.url("/plain"),
      finalUrl: newsstand.url("/plain"),
      status: 200,
      redirects: [],
    });
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(text(answer.body)).toBe("hello");
  });

  test("16./17. no cookies, no Referer, a stable User-Agent with the operator's contact", async () => {
    newsstand.on("/cookie", (_request, response) => {
      response.writeHead(302, { location: "/plain", "set-cookie": "a=1" }).end();
    });
    const answer = await web.get(newsstand.url("/cookie"), { headers: { "user-agent": "other" } });
    expect(lastRequest()["user-agent"]).toBe("Throughline/1.2.3 (+https://example.org/bot)");
    expect(lastRequest()).not.toHaveProperty("cookie");
    expect(lastRequest()).not.toHaveProperty("referer");
    expect(answer.headers).not.toHaveProperty("set-cookie");
  });

  test("18. Accept as given, Accept-Encoding only what is decoded", async () => {
    await web.get(newsstand.url("/plain"), { accept: "text/html" });
    expect(lastRequest()).toMatchObject({
      accept: "text/html",
      "accept-encoding": "gzip, deflate, br, zstd",
    });
  });

  test("a 304 is an answer without a body", async () => {
    const { headers } = await web.get(newsstand.url("/plain"));
    const again = await web.get(newsstand.url("/plain"), {
      headers: { "if-none-match": headers.etag ?? "" },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test("what the caller's signal says is thrown as it is", async () => {
    newsstand.on("/never", () => {});
    const reason = new Error("stopping");
    const controller = new AbortController();
    const pending = web.get(newsstand.url("/never"), { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await expect(pending).rejects.toBe(reason);
  });

  test("a closed port and a server that speaks no HTTP are connection errors in words", async () => {
    const closed = await startNewsstand();
    await closed.close();
    await expect(web.get(closed.url("/"))).rejects.toMatchObject({
      code: "connection",
      message: expect.stringContaining("refuses connections"),
    });
    const server = createTcpServer((socket) => socket.end("220 mail ready\r\n")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await expect(web.get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "connection" });
    await expect(web.get(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "tls" });
    server.close();
  });
});

describe("28. redirects", () => {
  test("are followed and listed with their statuses", async () => {
    newsstand.on("/a", redirect("/b", 301));
    newsstand.on("/b", redirect("plain?x=1", 307));
    const answer = await web.get(newsstand.url("/a"));
    expect(answer.redirects.map(({ status }) => status)).toEqual([301, 307]);
    expect(answer.url).toBe(newsstand.url("/a"));
    expect(answer.finalUrl).toBe(newsstand.url("/plain?x=1"));
  });

  test.each([
    ["http://169.254.169.254/latest/meta-data", "refusedAddress"],
    ["http://[::1]/", "refusedAddress"],
    ["http://0x0a.1/", "refusedAddress"],
    ["file:///etc/passwd", "badUrl"],
    ["//user:secret@example.org/", "badUrl"],
    ["javascript:alert(1)", "badUrl"],
  ])("each target is checked: %s", async (location, code) => {
    newsstand.on("/trap", redirect(location));
    await expect(web.get(newsstand.url("/trap"))).rejects.toMatchObject({ code });
  });

  test("are capped", async () => {
    for (let hop = 0; hop < 7; hop += 1) newsstand.on(`/hop/${hop}`, redirect(`/hop/${hop + 1}`));
    newsstand.text("/hop/7", "end");
    const tooMany = { code: "tooManyRedirects" };
    await expect(web.get(newsstand.url("/hop/0"))).rejects.toMatchObject(tooMany);
    expect((await web.get(newsstand.url("/hop/2"))).redirects).toHaveLength(5);
    await expect(web.get(newsstand.url("/hop/6"), { maxRedirects: 0 })).rejects.toMatchObject(tooMany);
  });

  test("30. in a circle are noticed", async () => {
    newsstand.on("/round", redirect("/about"));
    newsstand.on("/about", redirect("/round"));
    const circle = web.get(newsstand.url("/round"), { maxRedirects: 20 });
    await expect(circle).rejects.toThrow(/in a circle/);
  });

  test("32. credentials are dropped across origins, and stay away on the way back", async () => {
    elsewhere.text("/end", "end");
    elsewhere.on("/back", redirect(newsstand.url("/plain")));
    newsstand.on("/same", redirect("/plain"));
    newsstand.on("/away", redirect(elsewhere.url("/end")));
    newsstand.on("/there-and-back", redirect(elsewhere.url("/back")));
    const headers = { Authorization: "Bearer secret", cookie: "a=1", "x-own": "1" };
    await web.get(newsstand.url("/same"), { headers });
    expect(lastRequest()).toMatchObject({ authorization: "Bearer secret", cookie: "a=1" });
    await web.get(newsstand.url("/away"), { headers });
    expect(elsewhere.requests.at(-1)?.headers).toMatchObject({ "x-own": "1" });
    expect(elsewhere.requests.at(-1)?.headers).not.toHaveProperty("authorization");
    await web.get(newsstand.url("/there-and-back"), { headers });
    expect(lastRequest()).not.toHaveProperty("authorization");
    expect(lastRequest()).not.toHaveProperty("cookie");
  });
});

describe("29. sizes and encodings are bounded", () => {
  const page = Buffer.from("<p>page</p>".repeat(500));
  test.each([
    ["gzip", zlib.gzipSync(page)],
    ["x-gzip", zlib.gzipSync(page)],
    ["deflate", zlib.deflateSync(page)],
    ["deflate", zlib.deflateRawSync(page)],
    ["br", zlib.brotliCompressSync(page)],
    ["zstd", zlib.zstdCompressSync(page)],
    ["identity", page],
    ["br, gzip", zlib.gzipSync(zlib.brotliCompressSync(page))],
    ["", zlib.gzipSync(page)],
    ["gzip", zlib.gzipSync(zlib.gzipSync(page))],
    ["gzip", zlib.gzipSync(page).subarray(0, -6)],
  ])("%s (case %#)", async (encoding, body) => {
    newsstand.on("/packed", raw(body, encoding ? { "content-encoding": encoding } : {}));
    expect(Buffer.compare(page, (await web.get(newsstand.url("/packed"))).body)).toBe(0);
  });

  const zeros = Buffer.alloc(50 * 1024 * 1024);
  const refused: [string, Record<string, string>, Uint8Array, string][] = [
    ["a long chain", { "content-encoding": "gzip, gzip, gzip" }, zlib.gzipSync("x"), "badEncoding"],
    ["an encoding not asked for", { "content-encoding": "compress" }, Buffer.from("x"), "badEncoding"],
    ["a body that is not what it says", { "content-encoding": "gzip" }, page, "badEncoding"],
    ["a bomb", { "content-encoding": "gzip" }, zlib.gzipSync(zeros), "tooLarge"],
    [
      "a bomb in a bomb",
      { "content-encoding": "br, gzip" },
      zlib.gzipSync(zlib.brotliCompressSync(zeros)),
      "tooLarge",
    ],
    ["more bytes on the wire", {}, Buffer.alloc(1_000_001), "tooLarge"],
    ["more bytes announced", { "content-length": "900000000" }, Buffer.alloc(10), "tooLarge"],
    ["more bytes in chunks", { "transfer-encoding": "chunked" }, Buffer.alloc(1_500_000), "tooLarge"],
  ];
  test.each(refused)("%s", async (_name, headers, body, code) => {
    newsstand.on("/large", raw(body, headers));
    await expect(web.get(newsstand.url("/large"), { maxBytes: 1_000_000 })).rejects.toMatchObject({ code });
  });

  test("a bomb is stopped by its ratio before the limit", async () => {
    newsstand.on("/bomb", raw(zlib.brotliCompressSync(zeros), { "content-encoding": "br" }));
    const bomb = web.get(newsstand.url("/bomb"), { maxBytes: 100 * 1024 * 1024 });
    await expect(bomb).rejects.toThrow(/inflates to more than 1048576 bytes/);
  });

  test("a reader that can do with the start gets it", async () => {
    for (const body of [Buffer.alloc(3_000_000, "x"), zlib.gzipSync(Buffer.alloc(3_000_000, "x"))]) {
      newsstand.on("/long", raw(body));
      const answer = await web.get(newsstand.url("/long"), { maxBytes: 500_000, truncate: true });
      expect(answer.body.length).toBe(500_000);
    }
  });

  test("an error page's size never hides its status", async () => {
    newsstand.page("/gone", { html: "x".repeat(2_000_000), status: 410 });
    expect((await web.get(newsstand.url("/gone"), { maxBytes: 1000 })).status).toBe(410);
  });
});

describe("30. what never ends is ended", () => {
  const drip = (response: { write(chunk: string): boolean; destroyed: boolean }) => {
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write("x")), 20);
  };
  const cases: [string, NewsstandHandler][] = [
    ["headers that do not come", () => {}],
    ["a slow drip", (_request, response) => drip(response.writeHead(200))],
    [
      "a Content-Length that is not kept",
      (_request, response) => void response.writeHead(200, { "content-length": "100" }).write("x"),
    ],
  ];
  test.each(cases)("%s", async (_name, handler) => {
    newsstand.on("/slow", handler);
    const started = performance.now();
    await expect(web.get(newsstand.url("/slow"), { deadlineMs: 250 })).rejects.toMatchObject({
      code: "timeout",
    });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a redirect into a slow drip counts against the same deadline", async () => {
    newsstand.on("/first", (_request, response) => {
      setTimeout(() => response.writeHead(302, { location: "/slow" }).end(), 150);
    });
    newsstand.on("/slow", cases[1]?.[1] ?? (() => {}));
    const started = performance.now();
    await expect(web.get(newsstand.url("/first"), { deadlineMs: 250 })).rejects.toMatchObject({
      code: "timeout",
    });
    expect(performance.now() - started).toBeLessThan(600);
  });

  test("a body that breaks off is a connection error", async () => {
    newsstand.on("/broken", (_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("x", () => response.destroy());
    });
    await expect(web.get(newsstand.url("/broken"))).rejects.toMatchObject({ code: "connection" });
  });

  test("headers without end", async () => {
    newsstand.on("/headers", raw(Buffer.from("x"), { "x-long": "y".repeat(200_000) }));
    await expect(web.get(newsstand.url("/headers"))).rejects.toMatchObject({ code: "tooLarge" });
  });
});
