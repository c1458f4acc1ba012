import type { TreeElement } from "../dom/element.ts";

/**
 * What publishers name the parts of their pages that are not the article, as words of classes and ids. Names
 * are English in code all over the world, whatever the language of the text.
 */
const furnitureWords = new Set(
  "related recirc recirculation recirculated newsletter newsletters share sharing shares sharebar social socials promo promos promotion breadcrumb breadcrumbs tags tagbox taglist tagcloud comments disqus advert adverts advertisement ads adslot sponsored outbrain taboola subscribe subscription signup cookie consent toolbar byline bylines bio trending mostread recommended recommendations recommend teaser teasers rail sidebar mostpopular readmore morelink nextarticle pagination pager donation donate callout cta jumplinks toc flyout infobar timestamp pubdate dateline skip disclaimer".split(
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
  "print only",
  "sr only",
  "visually hidden",
  "screen reader",
  "app banner",
];
const captionWords = new Set(
  "caption captions credit credits figcaption photocredit slideshow gallery lightbox copyright".split(" "),
);

/** A part of a page: `furniture` goes altogether, a `caption` stays beside its picture but is no text. */
export type PartRole = "furniture" | "caption" | "text";

/** What an element's class and id say of it. */
export function roleOf(element: TreeElement): PartRole {
  const names = wordsOf(`${element.className} ${element.id}`);
  if (names === " ") return "text";
  const words = names.trim().split(" ");
  if (words.some((word) => furnitureWords.has(word))) return "furniture";
  if (furniturePairs.some((pair) => names.includes(` ${pair} `))) return "furniture";
  return words.some((word) => captionWords.has(word)) ? "caption" : "text";
}

/** Words of a class list, lower case, each between single spaces: "relatedBox__item" gives " related box item ". */
function wordsOf(names: string): string {
  const parted = names
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[^A-Za-z]+/g, " ")
    .toLowerCase()
    .trim();
  return parted === "" ? " " : ` ${parted} `;
}
