import { expect, test } from "vitest";
import { extractArticle } from "../index.ts";

const text = "The port of Larnau reopened on Tuesday after a nine-day strike by its crane drivers. ".repeat(
  4,
);

async function factsOf(graph: object[]) {
  const data = JSON.stringify({ "@context": "https://schema.org", "@graph": graph });
  const html = `<title>Port reopens</title><script type="application/ld+json">${data}</script><h1>Port reopens</h1><p>${text}</p>`;
  const { authors, siteName, imageUrl } = await extractArticle({ html, url: "https://larnau.example/port" });
  return { authors, siteName, imageUrl };
}

test("what an article refers to is looked up in the graph", async () => {
  const article = {
    "@type": "Article",
    headline: "Port reopens",
    author: [{ "@id": "#io" }, { "@type": "Person", "@id": "#ob" }],
    publisher: { "@id": "#herald" },
    image: { "@id": "https://larnau.example/port#primaryimage" },
  };
  const others = [
    { "@type": "Person", "@id": "#io", name: "Ines Okafor" },
    { "@type": "Person", "@id": "#ob", name: "Otto Brandt" },
    { "@type": "Organization", "@id": "#herald", name: "The Larnau Herald" },
    {
      "@type": "ImageObject",
      "@id": "https://larnau.example/port#primaryimage",
      url: "https://larnau.example/a.jpg",
    },
  ];
  expect(await factsOf([article, ...others])).toEqual({
    authors: ["Ines Okafor", "Otto Brandt"],
    siteName: "The Larnau Herald",
    imageUrl: "https://larnau.example/a.jpg",
  });
});

test("the name of a picture is no address of it", async () => {
  const article = { "@type": "Article", headline: "Port reopens", image: { "@id": "#primaryimage" } };
  expect((await factsOf([article])).imageUrl).toBeUndefined();
});
