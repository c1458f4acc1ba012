import { type AllowList, allowLists, voidElements } from "./allow-lists.ts";

/** An element whose place in others every HTML parser sees alike, as long as it stands where it may. */
export type PlainElement = {
  name: string;
  /** Without attributes, as it is given out. */
  startTag: string;
  endTag: string;
  /** Without attributes it stays so; pictures go then, and links get some. */
  isUsedBare: boolean;
  isVoid: boolean;
  isBlock: boolean;
  /** A block in it would end it. */
  holdsLinesOnly: boolean;
  /** The only elements that it may stand in. */
  parents: ReadonlySet<string> | undefined;
};

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements that stand in a line of text. */
const inline = names(
  "a abbr b bdi big br cite code del em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr",
);
const block = names(
  `article blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table
  tbody td tfoot th thead tr ul`,
);
const holdsLinesOnly = names("p h1 h2 h3 h4 h5 h6");
const parents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["li", names("ul ol")],
  ["dt", names("dl")],
  ["dd", names("dl")],
  ["caption", names("table")],
  ["thead", names("table")],
  ["tbody", names("table")],
  ["tfoot", names("table")],
  ["tr", names("table thead tbody tfoot")],
  ["th", names("tr")],
  ["td", names("tr")],
]);

/** Deeper ones are the library's; its own limit is twice this. */
const deepest = 50;

function plainElements(list: AllowList): ReadonlyMap<string, PlainElement> {
  const allowed = [...inline, ...block].filter((name) => list.elements.has(name));
  return new Map(
    allowed.map((name) => [
      name,
      {
        name,
        startTag: voidElements.has(name) ? `<${name} />` : `<${name}>`,
        endTag: `</${name}>`,
        isUsedBare: name !== "img" && list.added[name] === undefined,
        isVoid: voidElements.has(name),
        isBlock: block.has(name),
        holdsLinesOnly: holdsLinesOnly.has(name),
        parents: parents.get(name),
      },
    ]),
  );
}

/** By name, of each allow list. */
export const elementsOf = {
  feed: plainElements(allowLists.feed),
  article: plainElements(allowLists.article),
};

/** Whether an element stands where no parser mends anything; `open` are the elements around it. */
export function mayStand(element: PlainElement, open: readonly PlainElement[]): boolean {
  if (open.length >= deepest) return false;
  const parent = open[open.length - 1];
  if (!element.isBlock) return element.name !== "a" || !open.some(({ name }) => name === "a");
  if (parent === undefined) return element.parents === undefined;
  return !parent.holdsLinesOnly && (element.parents === undefined || element.parents.has(parent.name));
}
