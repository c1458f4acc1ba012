import { isNoGivenName } from "../no-given-name.ts";
import type { FoundName } from "./labels.ts";

type Spelled = FoundName & { surface: string };

/** What has more words than this, or more letters, is a list without its commas and names nobody. */
const longestName = { words: 8, characters: 120 };
/** A run of names without commas is nobody's. */
export const isTooLong = (surface: string) =>
  surface.length > longestName.characters || surface.split(/[\s-]+/u).length > longestName.words;

/** "Mr." and "Western" alone name nobody. */
export const isNobody = ({ surface, type }: Pick<Spelled, "surface" | "type">) =>
  /^(?:west|east|north|south)ern$/iu.test(surface) ||
  (type === "person" && isNoGivenName(surface.toLowerCase().replace(/\.$/u, "")));

/** "Senator Lindsey Graham" is Lindsey Graham. */
export function withoutTitle<Name extends Spelled>(name: Name): Name {
  if (name.type !== "person") return name;
  let { start, surface } = name;
  for (;;) {
    const first = /^(\S+)\s+(?=\S)/u.exec(surface);
    if (!first?.[1] || !isNoGivenName(first[1].toLowerCase().replace(/\.$/u, "")))
      return { ...name, start, surface };
    start += first[0].length;
    surface = surface.slice(first[0].length);
  }
}
