import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OpmlError, readOpml, writeOpml } from "./index.ts";

const wrap = (body: string, attributes = 'version="2.0"') =>
  `<?xml version="1.0"?>\n<opml ${attributes}><head><title>x</title></head><body>\n${body}\n</body></opml>`;

describe("readOpml", () => {
  test("finds feeds at any depth, with their folders and lines", () => {
    const feeds = readOpml(
      wrap(`<outline text="News">
<outline text="Iran &amp; Russia"><!-- <outline xmlUrl="http://no"/> -->
<outline type="rss" text="IRNA &#x201c;en&#8221;" xmlUrl='https://en.irna.ir/rss?a=1&amp;b=2' htmlUrl="https://en.irna.ir"/>
</outline></outline>
<outline TITLE="Old" XMLURL="http://old.example/feed"></outline>
<outline text="a note"/>`),
    );
    expect(feeds).toEqual([
      {
        url: "https://en.irna.ir/rss?a=1&b=2",
        title: "IRNA “en”",
        siteUrl: "https://en.irna.ir",
        folders: ["News", "Iran & Russia"],
        line: 5,
        column: 1,
        problems: [],
      },
      { url: "http://old.example/feed", title: "Old", folders: [], line: 7, column: 1, problems: [] },
    ]);
  });

  test.each([
    [
      "a bare ampersand in a URL stays",
      '<outline xmlUrl="http://a.example/?x=1&y=2"/>',
      "http://a.example/?x=1&y=2",
    ],
    ["> inside an attribute", '<outline text="a > b" xmlUrl="http://a.example/"/>', "http://a.example/"],
    ["a feed's url attribute", '<outline type="atom" url="http://a.example/"/>', "http://a.example/"],
  ])("%s", (_name, body, url) => {
    expect(readOpml(wrap(body)).map((feed) => feed.url)).toEqual([url]);
  });

  test("takes the first category as folders where no outline is around it", () => {
    const feeds = readOpml(
      wrap(`<outline xmlUrl="http://a.example/" category="/News/Iran, /World"/>
<outline text="Mine"><outline xmlUrl="http://b.example/" category="/News"/></outline>`),
    );
    expect(feeds.map(({ folders }) => folders)).toEqual([["News", "Iran"], ["Mine"]]);
  });

  test("an outline with an empty address is a feed that lacks one", () => {
    expect(readOpml(wrap('<outline text="Lost" xmlUrl=""/>'))).toMatchObject([{ url: "", title: "Lost" }]);
  });

  test("reads our own attributes under any prefix, and says which it cannot use", () => {
    const [feed] = readOpml(
      wrap(
        '<outline xmlUrl="http://a.example/" t:publisher="IRNA" t:country="IR" t:language="fa" t:stateMedia="perhaps" t:discover="true" t:colour="red"/>',
        'version="2.0" xmlns:t="urn:throughline:feed"',
      ),
    );
    expect(feed).toMatchObject({ publisher: "IRNA", country: "IR", language: "fa", discover: true });
    expect(feed?.problems).toEqual([
      'stateMedia is "perhaps", but must be one of no, yes, semi, state-funded, official',
      'there is no attribute "colour"',
    ]);
  });

  test.each([
    ["empty", "", 1, "no <opml>"],
    ["a page", "<html><body>hello</body></html>", 1, "starts with <html>"],
    ["not XML", wrap('<outline text="a" <outline/>'), 3, "not closed"],
    ["an outline left open", wrap('<outline text="a">'), 3, "never closed"],
    ["an outline closed twice", wrap("</outline>"), 3, "closes nothing"],
    ["an endless depth", wrap("<outline>".repeat(40)), 3, "more than 32 deep"],
  ])("refuses %s", (_name, text, line, message) => {
    try {
      readOpml(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(OpmlError);
      expect(error).toMatchObject({ line, message: expect.stringContaining(message) });
    }
  });

  test("declared entities are not expanded", () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${wrap('<outline text="&b;" xmlUrl="http://a.example/"/>').slice(21)}`;
    expect(readOpml(bomb)[0]?.title).toBe("&b;");
  });

  test("a large file is read in linear time", () => {
    const body = '<outline text="x" xmlUrl="http://a.example/"/>\n'.repeat(20_000);
    const started = performance.now();
    expect(readOpml(wrap(body))).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("writeOpml", () => {
  const text = fc
    .string({ unit: "grapheme" })
    .map((value) => value.replace(/\s+/gu, " ").trim())
    .filter((value) => value !== "" && !/[\p{Cc}\ufffe\uffff\ud800-\udfff]/u.test(value));

  test("what is written is read back", () => {
    const feed = fc.record({
      url: fc.webUrl(),
      title: text,
      publisher: text,
      folders: fc.array(text, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(feed, { maxLength: 8 }), (feeds) => {
        const back = readOpml(writeOpml(feeds, "All"));
        expect(back.map(({ line: _line, column: _column, problems: _problems, ...kept }) => kept)).toEqual(
          feeds,
        );
      }),
      { numRuns: 30 },
    );
  }, 20_000);
});
