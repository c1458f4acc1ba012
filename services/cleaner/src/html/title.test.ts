import { describe, expect, test } from "vitest";
import { chooseTitle, type TitleSources } from "./title.ts";

const heading = (text: string, isHome = false) => ({ text, isHome });
const nothing: TitleSources = {
  headline: "",
  isNews: false,
  shared: "",
  document: "",
  headings: [],
  lines: [],
  siteNames: ["The Larnau Herald"],
  host: "www.larnau-herald.example",
};
const forSearch = "Larnau port strike: dates, causes, outlook";
const forReaders = "How the strike at Larnau port ended";

describe("the title is", () => {
  test.each<[string, Partial<TitleSources>, string]>([
    [
      "the heading, where a plug-in wrote linked data for search engines",
      { headline: forSearch, shared: forSearch, document: forSearch, headings: [heading(forReaders)] },
      forReaders,
    ],
    [
      "the headline of a news system",
      { headline: forReaders, isNews: true, shared: forSearch, headings: [heading(forSearch)] },
      forReaders,
    ],
    [
      "the heading that is shared, where a news system's headline is the search engines' title",
      {
        headline: forSearch,
        isNews: true,
        shared: forReaders,
        document: `${forSearch} - The Larnau Herald`,
        headings: [heading(forReaders)],
      },
      forReaders,
    ],
    [
      "no heading that leads to the front page",
      {
        document: "Otto Brandt's Blog: The port strike",
        headings: [heading("Otto Brandt's Blog", true), heading("The port strike ends")],
      },
      "The port strike ends",
    ],
    [
      "the shared title, where the heading has a label before it",
      { shared: forReaders, headings: [heading(`Harbour: ${forReaders}`)] },
      forReaders,
    ],
    [
      "the heading with its number, though the shared title has none",
      { shared: "best harbours of Larnau", headings: [heading("7 best harbours of Larnau")] },
      "7 best harbours of Larnau",
    ],
    ["without the site's name", { document: `${forReaders} | The Larnau Herald` }, forReaders],
    ["without a host's name", { document: `${forReaders} – Larnau Herald` }, forReaders],
    [
      "the one heading, where the page's title is a word for many",
      { document: "Интервью", headings: [heading("Посол в Ларнау: договор работает")] },
      "Посол в Ларнау: договор работает",
    ],
    [
      "the one heading that begins with the title",
      { document: "Port", headings: [heading("Port reopens")] },
      "Port reopens",
    ],
    [
      "no word for many where the page's title says more",
      { document: forReaders, headings: [heading("Interview")] },
      forReaders,
    ],
    [
      "without a site's name behind a line of the page",
      { document: "拉尔瑙港口罢工结束后重新开放-示例网", lines: ["拉尔瑙港口罢工结束后重新开放"] },
      "拉尔瑙港口罢工结束后重新开放",
    ],
    [
      "without sections and a site's name that stand without spaces",
      {
        document: "拉尔瑙港口罢工结束后重新开放_新闻_示例网",
        lines: ["拉尔瑙港口罢工结束后重新开放"],
        siteNames: ["示例网"],
      },
      "拉尔瑙港口罢工结束后重新开放",
    ],
    [
      "with what its own dash parts",
      { document: "Port – Harbour: the strike - Larnau Herald" },
      "Port – Harbour: the strike",
    ],
    ["nothing", {}, ""],
  ])("%s", (_name, sources, title) => {
    expect(chooseTitle({ ...nothing, ...sources })).toBe(title);
  });
});
