import type { CopyIndex, CopyInput } from "@throughline/contracts";
import { expect, test } from "vitest";
import { blast, delegations, exchange, long } from "./copy-index.texts.ts";

/** Texts in the manner of agencies, written for these tests. */
const report = `The foreign minister of Iran, Abbas Araghchi, arrived in Moscow on Monday with a letter for the Russian president. He is to be received in the Kremlin at noon, his spokesman said.
The visit was agreed on Saturday, after strikes on three nuclear sites in the centre of the country. Moscow called the strikes a breach of international law and offered to mediate between the sides.
Diplomats in Vienna said that inspectors had lost sight of 408 kilograms of enriched uranium. The agency's board will meet on Wednesday in a special session to hear its director.
Russia has built the reactor at Bushehr, where some 250 of its specialists still work. The head of its atomic corporation said that the staff would stay and that a second unit would be finished in 2028.
Oil rose by 4 percent in early trade, as tankers turned away from the strait. Two insurers raised their rates for ships that call at ports of the gulf, brokers in London said.`;

const lines = report.split("\n");
const line = (at: number) => lines[at] ?? "";

const market = (price: string, change: string, volume: string, date: string) =>
  `Brent crude for delivery next month traded at ${price} dollars a barrel on ${date}, a change of ${change} percent against the day before. The price of American light crude followed with ${price} dollars. Volume reached ${volume} contracts by noon, traders said, against ${volume}7 in the session before. The next settlement is due at ${date} in London. Gold stood at ${price}40 dollars an ounce, a change of ${change}3 percent.`;

const other = `A court in the capital has sentenced two former officials of the port authority to six years in prison for taking bribes from a shipping line. The judges found that contracts worth eleven million had been given without a tender. The defence said it would appeal.
Prosecutors had asked for eight years. A third defendant, an accountant, was acquitted for want of evidence and left the court with his family in the afternoon.`;

const persian =
  "وزیر خارجه ایران روز دوشنبه با نامه‌ای برای رئیس‌جمهور روسیه وارد مسکو شد. سخنگوی وی گفت که دیدار در کرملین ظهر انجام می‌شود. این سفر پس از حمله به سه تأسیسات هسته‌ای در مرکز کشور هماهنگ شد و مسکو این حملات را نقض حقوق بین‌الملل خواند.";
const russian =
  "Министр иностранных дел Ирана прибыл в понедельник в Москву с письмом для президента России. Его примут в Кремле в полдень, сообщил его представитель. О визите договорились в субботу, после ударов по трём ядерным объектам в центре страны. В Москве назвали удары нарушением международного права.";

type Case = { name: string; first: Partial<CopyInput>; second: Partial<CopyInput>; relation: string };

const cases: Case[] = [
  { name: "the same text is exact", first: { text: report }, second: { text: report }, relation: "exact" },
  {
    name: "the same text with other quotes and space is exact",
    first: { text: report.replace("agency's", "agency’s") },
    second: { text: report.replaceAll("\n", "\n\n") },
    relation: "exact",
  },
  {
    name: "an agency line, another headline and a tail make it near",
    first: { text: report },
    second: {
      title: "Letter reaches Kremlin",
      text: `MOSCOW (Reuters) - ${report}\nReporting by the Moscow desk`,
    },
    relation: "near",
  },
  {
    name: "a cut that keeps most is near",
    first: { text: report },
    second: { text: lines.slice(0, 4).join("\n") },
    relation: "near",
  },
  {
    name: "a report of which every fifth word was changed is partial",
    first: { text: report },
    second: {
      text: report
        .split(" ")
        .map((word, at) => (at % 5 === 4 ? "otherwise" : word))
        .join(" "),
    },
    relation: "partial",
  },
  { name: "a brief is partial", first: { text: report }, second: { text: line(0) }, relation: "partial" },
  {
    name: "a report that goes on behind another is partial",
    first: { text: lines.slice(0, 3).join("\n") },
    second: { text: `${lines.slice(0, 3).join("\n")}\n${other}` },
    relation: "partial",
  },
  {
    name: "the same text with other numbers and names is partial: an update",
    first: { text: report },
    second: {
      text: report
        .replace("408 kilograms", "390 kilograms")
        .replace("4 percent", "7 percent")
        .replace("some 250", "some 190")
        .replace("2028", "2030")
        .replace("on Wednesday", "on Friday"),
    },
    relation: "partial",
  },
  {
    name: "a form with other facts is original",
    first: { text: market("71.20", "1.4", "3812", "Tuesday 14 March") },
    second: { text: market("68.95", "0.3", "4107", "Friday 21 April") },
    relation: "original",
  },
  {
    name: "the next day's figures in the same form are original, though the names are the same",
    first: { text: exchange("12,345", "2.1", "7.8", "45.1", "412,000", "9,120") },
    second: { text: exchange("8,211", "2.3", "6.1", "39.9", "377,000", "6,504") },
    relation: "original",
  },
  {
    name: "a report with other counts is partial: an update",
    first: { text: blast("40", "1,000") },
    second: { text: blast("57", "1,200") },
    relation: "partial",
  },
  {
    name: "sentences of one form in another order are original",
    first: { text: delegations(0) },
    second: { text: delegations(1) },
    relation: "original",
  },
  {
    name: "what differs behind the longest text that is compared is not exact",
    first: { text: `${long}\n${report}` },
    second: { text: `${long}\n${other}` },
    relation: "near",
  },
  {
    name: "a passage within another report is a quotation",
    first: { text: report },
    second: { text: `${other}\n${line(3)}` },
    relation: "original",
  },
  {
    name: "another report is original",
    first: { text: report },
    second: { text: other },
    relation: "original",
  },
  { name: "an empty text is original", first: { text: report }, second: { text: "" }, relation: "original" },
  {
    name: "Persian with Arabic letters and spaces for joiners is exact",
    first: { text: persian },
    second: { text: persian.replaceAll("ی", "ي").replaceAll("ک", "ك").replaceAll("\u200c", " ") },
    relation: "exact",
  },
  {
    name: "Russian without ё is exact",
    first: { text: russian },
    second: { text: russian.replaceAll("ё", "е") },
    relation: "exact",
  },
];

const minute = (at: number) => new Date(Date.UTC(2025, 5, 23, 9, at)).toISOString();

const article = (id: string, at: number, given: Partial<CopyInput>): CopyInput => ({
  id,
  title: "Araghchi in Moscow",
  text: report,
  observedAt: minute(at),
  ...given,
});

/** Behaviour that a copy index has wherever it keeps its rows. `make` gives an empty one. */
export function describeCopyIndex(make: () => Promise<CopyIndex>): void {
  test.each(cases)("$name", async ({ first, second, relation }) => {
    const index = await make();
    await index.add(article("a1", 0, first));
    const decision = await index.add(article("a2", 1, second));
    expect(decision.relation).toBe(relation);
    expect(decision.originalId).toBe(relation === "original" ? "a2" : "a1");
    expect(decision.evidence.rule).not.toBe("");
    expect(index.originalOf("a2")).toBe(decision.originalId);
  });

  test("a rerun finds neither itself nor its copies, and decides the same", async () => {
    const index = await make();
    await index.add(article("a1", 0, {}));
    const copy = await index.add(article("a2", 1, {}));
    expect(await index.add(article("a2", 1, {}))).toEqual(copy);
    expect((await index.add(article("a1", 0, {}))).relation).toBe("original");
    expect(index.originalOf("a2")).toBe("a1");
  });

  test("a late original takes its place, and what stood under the copy follows", async () => {
    const index = await make();
    await index.add(article("a2", 5, {}));
    await index.add(article("a3", 6, { text: `(AFP) ${report}` }));
    await index.add(article("a4", 7, { text: line(0) }));
    await index.add(article("a1", 1, { text: report.replace("at noon", "at one") }));
    expect(["a1", "a2", "a3", "a4"].map((id) => index.originalOf(id))).toEqual(["a1", "a1", "a1", "a1"]);
  });

  test("equal times are ordered by id", async () => {
    const index = await make();
    await index.add(article("a2", 0, {}));
    await index.add(article("a1", 0, {}));
    expect([index.originalOf("a1"), index.originalOf("a2")]).toEqual(["a1", "a1"]);
  });

  test("the order of arrival does not change the groups", async () => {
    const articles = [
      article("a1", 0, {}),
      article("a2", 1, { text: `MOSCOW (Reuters) - ${report}` }),
      article("a3", 2, { text: lines.slice(0, 4).join("\n") }),
      article("a4", 3, { text: line(0) }),
      article("a5", 4, { text: other }),
      article("a6", 5, { text: `${other}\nThe port did not comment.` }),
    ];
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
      [3, 5, 1, 4, 0, 2],
      [2, 3, 5, 0, 4, 1],
    ]) {
      const index = await make();
      for (const at of order) await index.add(articles[at] as CopyInput);
      expect(articles.map(({ id }) => index.originalOf(id))).toEqual(["a1", "a1", "a1", "a1", "a5", "a5"]);
    }
  });

  test("two parts of a text that comes later stand in one tree with it, the earlier part first", async () => {
    const index = await make();
    const halves = [lines.slice(0, 2).join("\n"), lines.slice(2).join("\n")];
    await index.add(article("a1", 0, { text: halves[0] }));
    expect((await index.add(article("a2", 1, { text: halves[1] }))).relation).toBe("original");
    await index.add(article("a3", 2, { text: `${halves[1]}\n${halves[0]}` }));
    await index.add(article("a4", 3, { text: `${halves[0]}\n${halves[1]}` }));
    expect(["a1", "a2", "a3", "a4"].map((id) => index.originalOf(id))).toEqual(["a1", "a1", "a1", "a1"]);
    expect(await index.add(article("a2", 1, { text: halves[1] }))).toMatchObject({
      relation: "partial",
      evidence: { rule: "a later report has text of both" },
    });
  });

  test("what an article claims decides who was first, but not a claim of the future", async () => {
    const index = await make();
    await index.add(article("a1", 5, { publishedAt: minute(50) }));
    await index.add(article("a2", 9, { publishedAt: minute(3) }));
    expect(["a1", "a2"].map((id) => index.originalOf(id))).toEqual(["a2", "a2"]);
  });

  test("an edit leaves the others where they belong without it", async () => {
    const index = await make();
    await index.add(article("a1", 0, {}));
    await index.add(article("a2", 1, {}));
    await index.add(article("a3", 2, { text: `(AFP) ${report}` }));
    await index.add(article("a1", 0, { text: other }));
    expect(["a1", "a2", "a3"].map((id) => index.originalOf(id))).toEqual(["a1", "a2", "a2"]);
    expect((await index.add(article("a4", 3, {}))).originalId).toBe("a2");
  });

  test("texts without words are no copies of one another", async () => {
    const index = await make();
    await index.add(article("a1", 0, { text: "" }));
    expect((await index.add(article("a2", 1, { text: "…" }))).relation).toBe("original");
  });

  test("a new text of an article takes the old one's place", async () => {
    const index = await make();
    await index.add(article("a1", 0, {}));
    await index.add(article("a2", 1, {}));
    expect((await index.add(article("a2", 1, { text: other }))).relation).toBe("original");
    expect((await index.add(article("a3", 2, { text: other }))).originalId).toBe("a2");
  });

  test("a passage that many different articles have stops counting", async () => {
    const index = await make();
    const furniture =
      "Follow our channel to be the first to know about the events of the day. All rights are reserved. When reprinting, an active link to the site is required for every publication on the web without exception.";
    for (let at = 0; at < 12; at++) {
      const own = Array.from({ length: 30 }, (_, word) => `word${at}of${word}`).join(" ");
      const { relation } = await index.add(article(`b${at}`, at, { text: `${own}\n${furniture}` }));
      if (at > 8) expect(relation).toBe("original");
    }
    // What was decided before the passage was known is decided again.
    for (let at = 0; at < 12; at++) expect(index.originalOf(`b${at}`)).toBe(`b${at}`);
  });

  const ruled = (copyOf: string | null) => ({ copyOf, note: "", at: "2025-06-24T12:00:00.000Z" });

  test("what a person rules is no copy stays an original, keeps what is below it, and is one again when taken back", async () => {
    const index = await make();
    const originals = () => ["a1", "a2", "a3", "a4"].map((id) => index.originalOf(id));
    const given = [
      article("a1", 0, {}),
      article("a2", 1, { text: lines.slice(0, 4).join("\n") }),
      article("a3", 2, { text: `${lines.slice(0, 4).join("\n")} Reporting by the desk in Moscow.` }),
      article("a4", 3, {}),
    ];
    for (const each of given) await index.add(each);
    expect(originals()).toEqual(["a1", "a1", "a1", "a1"]);
    await index.rule("a2", ruled(null));
    expect(originals()).toEqual(["a1", "a2", "a2", "a1"]);
    for (const each of given.toReversed()) await index.add(each);
    expect(originals()).toEqual(["a1", "a2", "a2", "a1"]);
    expect(await index.add(given[1] as CopyInput)).toMatchObject({
      relation: "original",
      evidence: { by: "person", ruledAt: ruled(null).at },
    });
    await index.add(article("a2", 1, { text: lines.slice(0, 3).join("\n") }));
    expect(index.originalOf("a2")).toBe("a2");
    await index.rule("a2", null);
    expect(index.originalOf("a2")).toBe("a1");
    expect((await index.add(article("a2", 1, { text: lines.slice(0, 3).join("\n") }))).evidence.by).toBe(
      undefined,
    );
  });

  test("what a person rules is a copy stands under that article, with what is below it, wherever that one goes", async () => {
    const index = await make();
    await index.rule("a3", ruled("a2"));
    await index.add(article("a3", 2, { text: other }));
    await index.add(article("a4", 3, { text: other }));
    expect(["a3", "a4"].map((id) => index.originalOf(id))).toEqual(["a2", "a2"]);
    await index.add(article("a2", 1, {}));
    const { relation, evidence } = await index.add(article("a3", 2, { text: other }));
    expect({ relation, by: evidence.by, above: evidence.comparedWith }).toEqual({
      relation: "near",
      by: "person",
      above: "a2",
    });
    await index.add(article("a1", 0, {}));
    expect(["a1", "a2", "a3", "a4"].map((id) => index.originalOf(id))).toEqual(["a1", "a1", "a1", "a1"]);
    await index.rule("a3", null);
    expect(["a1", "a2", "a3", "a4"].map((id) => index.originalOf(id))).toEqual(["a1", "a1", "a3", "a3"]);
  });

  test("a ruling turns a link of the machine round, but none may make an article its own copy", async () => {
    const index = await make();
    await index.add(article("a1", 0, {}));
    await index.add(article("a2", 1, {}));
    await index.add(article("a3", 2, {}));
    await index.rule("a1", ruled("a2"));
    expect(["a1", "a2", "a3"].map((id) => index.originalOf(id))).toEqual(["a2", "a2", "a2"]);
    expect((await index.add(article("a2", 1, {}))).relation).toBe("original");
    await expect(index.rule("a2", ruled("a1"))).rejects.toThrow(/copy of itself/);
    await expect(index.rule("a2", ruled("a2"))).rejects.toThrow(RangeError);
    await index.rule("a1", null);
    expect(["a1", "a2", "a3"].map((id) => index.originalOf(id))).toEqual(["a1", "a1", "a1"]);
  });

  test("of two rulings at once that would close a circle one is refused", async () => {
    const index = await make();
    await index.add(article("a1", 0, {}));
    await index.add(article("a2", 1, {}));
    const both = await Promise.allSettled([index.rule("a1", ruled("a2")), index.rule("a2", ruled("a1"))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(index.originalOf("a1")).toBe(index.originalOf("a2"));
  });

  test("a page that names another host's as its canonical one is the copy, whichever came first", async () => {
    const theirs = article("a2", 5, { url: "https://www.irna.example/news/1" });
    const ours = article("a1", 0, {
      url: "https://portal.example/x/1",
      canonicalUrl: "https://irna.example/news/1?utm_source=feed",
      text: `${report} Read more on our portal.`,
    });
    const third = article("a3", 1, { url: "https://third.example/1", text: `${report} From our desk.` });
    for (const order of [
      [ours, theirs, third],
      [theirs, third, ours],
      [third, ours, theirs],
    ]) {
      const index = await make();
      for (const each of order) await index.add(each);
      expect(["a1", "a2", "a3"].map((id) => index.originalOf(id))).toEqual(["a2", "a2", "a2"]);
      expect((await index.add(ours)).evidence).toMatchObject({
        comparedWith: "a2",
        canonical: "its page names the other as its canonical one",
      });
    }
  });

  test("an unknown id answers itself", async () => {
    expect((await make()).originalOf("nobody")).toBe("nobody");
  });

  test("a time that is none is refused", async () => {
    const index = await make();
    await expect(index.add(article("a1", 0, { observedAt: "yesterday" }))).rejects.toThrow(/ISO 8601/);
  });
}
