import { type Newsstand, type NewsstandHandler, startNewsstand } from "@throughline/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HopTurn, hopByHop } from "./hop-by-hop.ts";
import { createWeb, type Web } from "./web.ts";

let newsstand: Newsstand;
let elsewhere: Newsstand;
let web: Web;
/** What was told of turns, and what came of each. */
let turns: string[] = [];

beforeAll(async () => {
  newsstand = await startNewsstand();
  elsewhere = await startNewsstand();
  web = createWeb({ version: "1", allowNetworks: ["127.0.0.0/8"] });
});
afterAll(async () => {
  await web.close();
  await Promise.all([newsstand.close(), elsewhere.close()]);
});
beforeEach(() => {
  turns = [];
});

const inTurn: HopTurn = async (url, request, redirects) => {
  turns.push(`${redirects} ${url.href}`);
  const answer = await request();
  turns.push("over");
  return answer;
};
const polite = () => hopByHop(web, inTurn);
const redirect =
  (location: string, status = 302): NewsstandHandler =>
  (_request, response) =>
    void response.writeHead(status, { location }).end("moved");

describe("28. redirects, each in its host's turn", () => {
  test("every request of a chain has a turn of its own, and the answer tells of the chain", async () => {
    newsstand.on("/a", redirect("/b", 301));
    newsstand.on("/b", redirect(elsewhere.url("/end"), 307));
    elsewhere.text("/end", "hello");
    const answer = await polite().get(`${newsstand.url("/a")}#part`);
    expect(turns).toEqual([
      ...[`0 ${newsstand.url("/a")}`, "over"],
      ...[`1 ${newsstand.url("/b")}`, "over"],
      ...[`2 ${elsewhere.url("/end")}`, "over"],
    ]);
    const { headers: _, ...plain } = await web.get(newsstand.url("/a"));
    expect(answer).toMatchObject(plain);
  });

  test("what a turn throws goes to the caller, and nothing is asked", async () => {
    const requests = elsewhere.requests.length;
    newsstand.on("/away", redirect(elsewhere.url("/end")));
    const busy = new Error("busy");
    const refusing: HopTurn = (url, request) =>
      url.host === new URL(elsewhere.origin).host ? Promise.reject(busy) : request();
    await expect(hopByHop(web, refusing).get(newsstand.url("/away"))).rejects.toBe(busy);
    expect(elsewhere.requests).toHaveLength(requests);
  });

  test.each([
    ["http://10.0.0.1/", "refusedAddress"],
    ["file:///etc/passwd", "badUrl"],
    ["http://", "badUrl"],
    ["http://u:p@example.org/", "badUrl"],
    ["/trap", "tooManyRedirects"],
  ])("a redirect to %s has no turn: %s", async (location, code) => {
    newsstand.on("/trap", redirect(location));
    await expect(polite().get(newsstand.url("/trap"))).rejects.toMatchObject({ code });
    expect(turns).toHaveLength(2);
  });

  test("more than five are too many", async () => {
    for (let hop = 0; hop < 7; hop += 1) newsstand.on(`/hop/${hop}`, redirect(`/hop/${hop + 1}`));
    await expect(polite().get(newsstand.url("/hop/0"))).rejects.toMatchObject({ code: "tooManyRedirects" });
  });

  test("32. credentials do not go along to another origin", async () => {
    newsstand.on("/away", redirect(elsewhere.url("/end")));
    elsewhere.text("/end", "hello");
    await polite().get(newsstand.url("/away"), { headers: { authorization: "Basic eA==", "x-a": "1" } });
    expect(newsstand.requests.at(-1)?.headers.authorization).toBe("Basic eA==");
    expect(elsewhere.requests.at(-1)?.headers).not.toHaveProperty("authorization");
    expect(elsewhere.requests.at(-1)?.headers["x-a"]).toBe("1");
  });

  test.each([
    [302, 1],
    [307, 2],
  ])("a post that is answered %i makes %i requests", async (status, requests) => {
    newsstand.on("/post", redirect("/taken", status));
    newsstand.text("/taken", "yes");
    await polite().post(newsstand.url("/post"), { type: "text/plain", bytes: Buffer.from("x") });
    expect(turns).toHaveLength(2 * requests);
    expect(newsstand.requests.at(-1)?.method).toBe("POST");
  });
});
