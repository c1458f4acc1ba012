import { describe, expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const url = "https://www.larnau-herald.example/port/reopens";
const text =
  "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers, the harbour board said. Ships began to enter at dawn in the order of their arrival, and the drivers went back to work.";
const isArticle = '<meta property="og:type" content="article">';
const linked = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const news = (more: object) => linked({ "@type": "NewsArticle", headline: "Larnau port reopens", ...more });

function page(title: string, body: string, head = ""): string {
  return `<html><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

async function kindOf(html: string, address = url) {
  const { kind, text, quality } = await extractArticle({ html, url: address });
  return { kind, text, reason: quality.reasons[0] ?? "" };
}

describe("no article is", () => {
  test.each([
    [
      "a request in words that no list has, with a button and nothing else",
      page("Herald", `<p>Larnau tahtoo kysyä. ${text}</p><button>Jatka</button>`),
    ],
    ["an error told in the title alone", page("页面不存在", `<p>${text}</p>`)],
    [
      "a list of articles, however long what it says of each",
      page(
        "Larnau",
        [1, 2, 3, 4, 5, 6]
          .map(
            (at) =>
              `<article><h2><a href="/${at}">Port news ${at}</a></h2><p>${text} ${text} ${text}</p></article>`,
          )
          .join(""),
      ),
    ],
    ["a wall that says so in its heading", page("Just a moment...", `<p>${text}</p>`)],
  ])("%s", async (_name, html) => {
    expect((await kindOf(html)).kind).toBe("notArticle");
  });
});

describe("an article is", () => {
  test.each([
    [
      "a report on captchas",
      page("Captcha hackers arrested in Larnau", `<p>Captcha. ${text}</p>`, isArticle),
    ],
    [
      "a headline that opens as an error does",
      page("Access denied: Larnau bars a lawmaker", `<p>${text}</p>`),
    ],
    ["a headline that opens with a number", page("503 pilgrims stranded in Larnau", `<p>${text}</p>`)],
    [
      "a brief in a script of few characters",
      page(
        "拉瑙港重新开放",
        "<p>拉瑙港星期二重新开放。此前，起重机司机举行了为期九天的罢工，港务局说。</p><p>船只黎明时分按到达顺序进港，司机们重返工作岗位。</p>",
      ),
    ],
    [
      "a brief of one sentence that calls itself one",
      page(
        "Порт открыт",
        "<p>Порт Ларнау во вторник открылся после девятидневной забастовки крановщиков.</p>",
        news({}),
      ),
    ],
    [
      "a text that linked data confirm as whole, though others must be paid for",
      page(
        "Larnau port reopens",
        `<p>${text}</p><p>${text}</p>`,
        news({ isAccessibleForFree: false, articleBody: `${text} ${text}` }),
      ),
    ],
  ])("%s", async (_name, html) => {
    expect((await kindOf(html)).kind).toBe("article");
  });
});

describe("a teaser is a page that", () => {
  test.each([
    ["says so in a tag", `<p>${text}</p>`, '<meta property="article:content_tier" content="locked">'],
    [
      "offers the rest in English",
      `<p>${text}</p><p>Subscribe to read the full article. Cancel anytime.</p>`,
      "",
    ],
    ["offers the rest in Russian", `<p>${text}</p><p>Этот материал доступен только подписчикам.</p>`, ""],
    ["offers the rest in German", `<p>${text}</p><p>Jetzt weiterlesen mit Herald+</p>`, ""],
  ])("%s; the offer is no text", async (_name, body, head) => {
    expect(await kindOf(page("Larnau port reopens", body, head))).toMatchObject({ kind: "partial", text });
  });
});

test("three posts with times of their own are a live blog where the address calls it live", async () => {
  const post = (hour: number) =>
    `<div><div><time datetime="2031-03-04T1${hour}:00:00Z">1${hour}:00</time></div><p>At ${hour} o'clock: ${text}</p></div>`;
  const html = page("Larnau port", `<div>${[1, 2, 3].map(post).join("")}</div>`);
  expect((await kindOf(html, "https://www.larnau-herald.example/live/port")).kind).toBe("liveBlog");
  expect((await kindOf(html)).kind).toBe("article");
});
