import { expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const standfirst =
  "Der Hafen von Larnau öffnet nach neun Tagen wieder, die Kranführer kehren heute früh zurück.";
const body = [
  "Schiffe, die vor dem Wellenbrecher gewartet hatten, liefen am Dienstag in der Reihenfolge ihrer Ankunft ein, wie die Behörde mitteilte.",
  "Eine Sprecherin sagte, über den neuen Vertrag werde innerhalb eines Monats abgestimmt, und zwar in allen Betrieben der Stadt.",
  "Die Reeder rechnen mit weiteren Verzögerungen, da einige Frachter bereits andere Ziele an der Küste angesteuert haben.",
];

async function textOf({ shown = standfirst, description = standfirst, paragraphs = body }): Promise<string> {
  const html = `<html lang="de"><head><meta property="og:description" content="${description}"></head><body><header>
<h1>Hafen öffnet</h1><h2 class="unterzeile">${shown}</h2></header><div id="story">
${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div></body></html>`;
  const article = await extractArticle({ html, url: "https://larnau.example/hafen" });
  expect(article.quality.reasons.some((reason) => reason.includes("standfirst"))).toBe(
    article.text.startsWith(standfirst),
  );
  return article.text;
}

test("a standfirst above the text that says what the text does not is its first paragraph", async () => {
  expect(await textOf({})).toBe([standfirst, ...body].join("\n\n"));
});

test("one that only sums the text up stays out", async () => {
  const repeats = `${body[2]} ${standfirst.replace(",", " und")}`;
  expect(await textOf({ paragraphs: [...body.slice(0, 2), repeats] })).not.toContain(standfirst);
});

test("a line behind the heading that is not the page's description stays out", async () => {
  expect(
    await textOf({ shown: "Lesen Sie alle Nachrichten aus dem Hafen und von der Küste zuerst hier." }),
  ).toBe(body.join("\n\n"));
});
