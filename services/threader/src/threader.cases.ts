import { readFileSync } from "node:fs";
import type { TaggedEntity, Threader, ThreadInput } from "@throughline/contracts";
import { expect, test } from "vitest";

const entity = (id: string, name: string, salience = 0.5): TaggedEntity => ({
  id,
  name,
  type: "person",
  count: 1,
  salience,
});

const araghchi = entity("Q111", "Abbas Araghchi", 0.8);
const putin = entity("Q7747", "Vladimir Putin", 0.8);
const khamenei = entity("local:khamenei", "Ali Khamenei", 0.7);
const moscow = entity("Q649", "Moscow", 0.4);
const grossi = entity("Q222", "Rafael Grossi", 0.8);
const agency = entity("Q41984", "International Atomic Energy Agency", 0.8);
const countries = ["IR", "RU"].map((code) => ({ code, role: "actor" as const, score: 0.9 }));
const topics = [{ code: "medtop:20000638", score: 0.8, evidence: null }];

const visit =
  "Iran's foreign minister Abbas Araghchi arrived in Moscow on Monday with a letter from Ali Khamenei. Vladimir Putin received him in the Kremlin. Tehran asks for more support after strikes on 3 nuclear sites.";
const visitAgain =
  "Vladimir Putin met the Iranian foreign minister, Abbas Araghchi, in the Kremlin on Monday. The minister handed him a letter from Ali Khamenei. Moscow promised to send 40 tonnes of medicine.";
const inspection =
  "The agency's director Rafael Grossi said in Vienna that inspectors could not reach the enrichment plant at Fordow. The board will hear him on Wednesday. He asked for access to 408 kilograms of uranium.";
const persianVisit =
  "عباس عراقچی وزیر خارجه ایران روز دوشنبه با نامه رهبر ایران در مسکو با ولادیمیر پوتین دیدار کرد. کرملین جزئیات این دیدار را اعلام نکرد.";

const report = (id: string, hours: number, given: Partial<ThreadInput>): ThreadInput => ({
  id,
  title: "A report",
  text: visit,
  language: "en",
  entities: [araghchi, putin, khamenei, moscow],
  countries,
  topics,
  observedAt: new Date(Date.UTC(2025, 5, 23, 9 + hours)).toISOString(),
  ...given,
});

const first = report("a0001", 0, { title: "Iran's foreign minister brings a letter to Moscow" });
const second = report("a0002", 2, { title: "Putin receives Araghchi in the Kremlin", text: visitAgain });
const another = report("a0003", 3, {
  title: "Inspectors kept out of Fordow, says Grossi",
  text: inspection,
  entities: [grossi, agency],
  countries: [{ code: "IR", role: "actor", score: 0.9 }],
});
const persian = report("a0004", 4, {
  title: "دیدار عراقچی با پوتین در مسکو",
  text: persianVisit,
  language: "fa",
});

/** Behaviour that a threader has wherever it keeps its events. `make` gives an empty one. */
export function describeThreader(make: () => Promise<Threader>): void {
  test("reports of one happening are one event, another happening is another", async () => {
    const threader = await make();
    const founded = await threader.add(first);
    expect(founded.eventId).toBe("e0001");
    expect(founded.evidence.rule).toBe("nothing to compare with");
    const joined = await threader.add(second);
    expect(joined.eventId).toBe("e0001");
    expect(joined.evidence).toMatchObject({ nearest: "a0001", eventTitle: first.title, eventReports: 1 });
    expect((await threader.add(another)).eventId).toBe("e0003");
    expect(threader.eventOf("a0002")).toBe("e0001");
  });

  test("a report in another language joins by its entities", async () => {
    const threader = await make();
    for (const each of [first, second, another]) await threader.add(each);
    expect((await threader.add(persian)).eventId).toBe("e0001");
  });

  test("entities that every report has join nothing across languages", async () => {
    const threader = await make();
    for (let at = 0; at < 12; at++) {
      const text = `Word${at} thing${at} place${at} matter${at} house${at} river${at} stone${at}.`;
      await threader.add(
        report(`a10${at + 10}`, at, {
          title: `Title${at}`,
          text,
          entities: [putin, entity(`Q9${at}`, `N${at}`, 1)],
        }),
      );
    }
    const { eventId } = await threader.add({ ...persian, entities: [putin, grossi] });
    expect(eventId).toBe("e0004");
  });

  test("the same things weeks later are another event", async () => {
    const threader = await make();
    await threader.add(first);
    expect((await threader.add(report("a0009", 24 * 15, { text: visitAgain }))).eventId).toBe("e0009");
  });

  test("a copy goes where its original is, whatever it says", async () => {
    const threader = await make();
    await threader.add(first);
    const copy = report("a0005", 1, { text: inspection, entities: [], copyOf: "a0001" });
    expect((await threader.add(copy)).eventId).toBe("e0001");
  });

  test("new sentences are those that no earlier report told", async () => {
    const threader = await make();
    const told = await threader.add(first);
    expect(told.newSentences.map(({ text }) => text)).toHaveLength(3);
    for (const { text, start, end } of told.newSentences) expect(visit.slice(start, end)).toBe(text);
    const { newSentences } = await threader.add(second);
    expect(newSentences.map(({ text }) => text)).toEqual(["Moscow promised to send 40 tonnes of medicine."]);
    const copy = await threader.add(report("a0006", 5, { copyOf: "a0001" }));
    expect(copy.newSentences).toEqual([]);
  });

  test("a number that changed makes a sentence new", async () => {
    const threader = await make();
    await threader.add(first);
    const update = report("a0007", 5, { text: visit.replace("3 nuclear", "5 nuclear") });
    expect((await threader.add(update)).newSentences.map(({ text }) => text)).toEqual([
      "Tehran asks for more support after strikes on 5 nuclear sites.",
    ]);
  });

  test("a rerun keeps its decision to the byte; a new text is decided anew", async () => {
    const threader = await make();
    await threader.add(first);
    const decided = await threader.add(second);
    await threader.add(another);
    expect(await threader.add(second)).toEqual(decided);
    const changed = await threader.add({ ...another, id: "a0002" });
    expect(changed.eventId).toBe("e0003");
    expect(threader.eventOf("a0002")).toBe("e0003");
  });

  test("settling brings together what came in an unlucky order", async () => {
    const threader = await make();
    for (const each of [another, second, persian, first]) await threader.add(each);
    await threader.settle();
    const events = ["a0001", "a0002", "a0004"].map((id) => threader.eventOf(id));
    expect(new Set(events).size).toBe(1);
    expect(threader.eventOf("a0003")).not.toBe(events[0]);
    await threader.settle();
    expect(["a0001", "a0002", "a0004"].map((id) => threader.eventOf(id))).toEqual(events);
  });

  test("an article that was never added is an error", async () => {
    const threader = await make();
    expect(() => threader.eventOf("a9999")).toThrow(RangeError);
  });

  test("a time that is none is refused", async () => {
    const threader = await make();
    await expect(threader.add({ ...first, publishedAt: "yesterday" })).rejects.toThrow(/ISO 8601/);
  });

  test("the two seeds are one event", async () => {
    const threader = await make();
    const actors = [araghchi, putin, khamenei, entity("Q22686", "Donald Trump", 0.4)];
    const seed = (id: string, file: string, title: string) =>
      report(id, 0, { title, text: seedText(file), entities: actors, observedAt: "2025-06-24T00:00:00Z" });
    await threader.add(
      seed(
        "a00a1",
        "000_b04ab46384a84afd.txt",
        "Iran turns to Russia for support after major US military assault",
      ),
    );
    const { eventId } = await threader.add(seed("a00a2", "004_cf006b21e500fe03.txt", ""));
    expect(eventId).toBe("e00a1");
  });

  test("the two seeds are one event by their words alone", async () => {
    const threader = await make();
    const bare = { entities: [], countries: [], topics: [] };
    await threader.add(report("a00a1", 0, { ...bare, text: seedText("000_b04ab46384a84afd.txt") }));
    const { eventId } = await threader.add(
      report("a00a2", 0, { ...bare, text: seedText("004_cf006b21e500fe03.txt") }),
    );
    expect(eventId).toBe("e00a1");
  });
}

/** A seed's own text, without the headlines that its page put behind it. */
function seedText(file: string): string {
  const text = readFileSync(new URL(`../../../seeds/iran-russia/articles/${file}`, import.meta.url), "utf8");
  return text.split("\n\nCEPT University")[0] ?? "";
}
