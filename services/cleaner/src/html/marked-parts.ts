import type { TreeElement } from "../dom/element.ts";

/** Elements that hold no article, save where they hold the whole page. */
const furnitureNames = new Set(["aside", "form"]);
/**
 * What publishers name the parts of their pages that are not the article, as words of classes and ids. Names
 * are English in code all over the world, whatever the language of the text.
 */
const furnitureWords = new Set(
  "related recirc recirculation recirculated newsletter newsletters share sharing shares sharebar social socials promo promos promotion breadcrumb breadcrumbs tags tagbox taglist tagcloud comments disqus advert adverts advertisement ads adslot sponsored outbrain taboola subscribe subscription signup cookie consent toolbar byline bylines bio trending mostread recommended recommendations recommend teaser teasers rail sidebar mostpopular readmore morelink nextarticle pagination pager donation donate callout cta jumplinks toc flyout infobar timestamp pubdate dateline skip disclaimer modal carousel offscreen".split(
    " ",
  ),
);
/** Two words that mean a part only together, in this order. */
const furniturePairs = [
  "author bio",
  "author box",
  "author info",
  "author card",
  "author profile",
  "author name",
  "author line",
  "about author",
  "read more",
  "more link",
  "more links",
  "read next",
  "up next",
  "most read",
  "most popular",
  "more stories",
  "more news",
  "more from",
  "also like",
  "article meta",
  "entry meta",
  "post meta",
  "meta info",
  "post info",
  "post tags",
  "follow us",
  "sign up",
  "sign in",
  "print only",
  "sr only",
  "visually hidden",
  "screen reader",
  "app banner",
];
const captionWords = new Set(
  "caption captions credit credits figcaption photocredit slideshow gallery lightbox copyright".split(" "),
);

/**
 * A part of a page that is not its text, and the mark that says so: `furniture` goes altogether, a `caption` stays
 * beside its picture.
 */
export type MarkedPart = { role: "furniture" | "caption"; mark: string };

/** What an element's name, attributes, class and id say of it; `undefined` for text. */
export function markOf(element: TreeElement): MarkedPart | undefined {
  const furniture = furnitureMark(element);
  if (furniture !== undefined) return { role: "furniture", mark: furniture };
  const caption = wordsOf(element).find((word) => captionWords.has(word));
  return caption === undefined ? undefined : { role: "caption", mark: caption };
}

function furnitureMark(element: TreeElement): string | undefined {
  if (furnitureNames.has(element.localName)) return element.localName;
  if (element.hasAttribute("data-nosnippet")) return "data-nosnippet";
  if (element.hasWord("itemprop", "author")) return "author";
  const words = wordsOf(element);
  const names = ` ${words.join(" ")} `;
  return (
    words.find((word) => furnitureWords.has(word)) ??
    furniturePairs.find((pair) => names.includes(` ${pair} `))
  );
}

/** Words of class and id, lower case: "relatedBox__item" gives "related", "box", "item". */
function wordsOf(element: TreeElement): string[] {
  if (element.attributes.length === 0) return [];
  const parted = `${element.className} ${element.id}`
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z]+/g);
  return parted ?? [];
}
