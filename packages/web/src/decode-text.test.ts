import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const russian = "Новости: «Ёлка» — 12 июля";
const xml = (declared: string, title: string) =>
  `<?xml version="1.0" encoding="${declared}"?><t>${title}</t>`;
const encoded = (text: string, charset: string) => iconv.encode(text, charset);
const bom = (bytes: number[], body: Uint8Array) => Buffer.concat([Buffer.from(bytes), body]);

describe("charset: header > byte order mark > declaration > detection, unless the bytes belie it", () => {
  test.each<[string, Uint8Array, string | undefined, string, string]>([
    [
      "the header's",
      encoded(`<t>${russian}</t>`, "windows-1251"),
      "text/xml; charset=windows-1251",
      "windows-1251",
      "header",
    ],
    [
      "the header's, quoted",
      encoded(`<t>${russian}</t>`, "windows-1251"),
      'text/xml;charset="Windows-1251"',
      "windows-1251",
      "header",
    ],
    [
      "the header's over the declaration's",
      encoded(xml("utf-8", russian), "windows-1251"),
      "text/xml; charset=cp1251",
      "windows-1251",
      "header",
    ],
    [
      "the declaration's",
      encoded(xml("windows-1251", russian), "windows-1251"),
      "text/xml",
      "windows-1251",
      "declaration",
    ],
    [
      "the declaration's where the header is wrong",
      encoded(xml("windows-1251", russian), "windows-1251"),
      "text/xml; charset=utf-8",
      "windows-1251",
      "declaration",
    ],
    [
      "an HTML meta's",
      encoded(
        `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><t>${russian}</t>`,
        "windows-1251",
      ),
      "text/html",
      "windows-1251",
      "declaration",
    ],
    [
      "UTF-8 under a stale declaration",
      Buffer.from(xml("iso-8859-1", russian)),
      "text/xml",
      "utf-8",
      "detection",
    ],
    ["UTF-8 without any word", Buffer.from(`<t>${russian}</t>`), undefined, "utf-8", "detection"],
    ["a UTF-8 mark", bom([0xef, 0xbb, 0xbf], Buffer.from(`<t>${russian}</t>`)), undefined, "utf-8", "bom"],
    [
      "a UTF-16 mark against the header",
      bom([0xff, 0xfe], encoded(`<t>${russian}</t>`, "utf-16le")),
      "text/xml; charset=iso-8859-1",
      "utf-16le",
      "bom",
    ],
    ["UTF-16 without a mark", encoded(`<t>${russian}</t>`, "utf-16be"), "text/xml", "utf-16be", "detection"],
    [
      "UTF-32 named by the header",
      encoded(`<t>${russian}</t>`, "utf-32le"),
      "text/xml; charset=utf-32",
      "utf-32le",
      "header",
    ],
    [
      "windows-1251 without any word",
      encoded(`<t>${`${russian}. `.repeat(5)}</t>`, "windows-1251"),
      undefined,
      "windows-1251",
      "detection",
    ],
    [
      "a charset that does not exist",
      Buffer.from(xml("x-klingon", russian)),
      "text/xml; charset=none",
      "utf-8",
      "detection",
    ],
  ])("%s", (_name, bytes, contentType, charset, source) => {
    const decoded = decodeText(bytes, contentType);
    expect(decoded.text).toContain(`<t>${russian}`);
    expect(decoded).toMatchObject({ charset, source });
  });

  test("NUL is left out, in any charset", () => {
    expect(decodeText(Buffer.from(`<t>\0${russian}\0</t>`)).text).toBe(`<t>${russian}</t>`);
    const wide = bom([0xff, 0xfe], encoded(`<t>\0${russian}</t>`, "utf-16le"));
    expect(decodeText(wide).text).toBe(`<t>${russian}</t>`);
  });

  test("what calls itself Latin-1 is windows-1252", () => {
    expect(decodeText(Buffer.from([0x93, 0xe9, 0x94]), "text/html; charset=iso-8859-1").text).toBe("“é”");
  });

  test("Japanese in seven bits is not taken for ASCII", () => {
    const bytes = Buffer.from("<t>\x1b$BF|K\\\x1b(B</t>", "latin1");
    expect(
      decodeText(
        Buffer.concat([Buffer.from('<?xml encoding="iso-2022-jp"?>'), bytes]),
        "text/xml; charset=utf-8",
      ).text,
    ).toContain("<t>日本</t>");
  });

  test("one torn letter in a long UTF-8 text spoils nothing, and conflicts are told", () => {
    const torn = Buffer.concat([Buffer.from(russian.repeat(40)), Buffer.from([0xd0])]);
    expect(decodeText(torn, "text/xml; charset=utf-8")).toMatchObject({ charset: "utf-8", source: "header" });
    const wrong = decodeText(encoded(xml("koi8-r", "Новости дня"), "koi8-r"), "text/xml; charset=utf-8");
    expect(wrong.conflicts).toEqual(["the header says utf-8, but the bytes are something else"]);
  });

  test.each<[string, string]>([
    ["Привет мир", "windows-1251"],
    ["Мир", "windows-1251"],
    ["Новости дня", "koi8-r"],
    ["Été à Nîmes: “déjà vu” — où?", "windows-1252"],
  ])("a few words that header and document call UTF-8: %s in %s", (title, charset) => {
    const bytes = encoded(
      `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title>` +
        "<item><title>One</title><link>https://example.org/news/one</link></item></channel></rss>",
      charset,
    );
    const decoded = decodeText(bytes, "application/rss+xml; charset=utf-8");
    expect(decoded.text).toContain(`<title>${title}</title>`);
    expect(decoded).toMatchObject({ charset, source: "detection" });
    expect(decoded.conflicts).toHaveLength(2);
  });

  test("nothing is an empty text", () => {
    expect(decodeText(new Uint8Array()).text).toBe("");
  });
});
