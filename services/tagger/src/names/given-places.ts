import { headsName } from "../longer-name.ts";
import { isNoGivenName } from "../no-given-name.ts";
import { createWordList } from "../word-list.ts";
import type { FoundName } from "./labels.ts";
import { type Lexicon, lexiconKinds } from "./lexicon.ts";
import type { NameToken } from "./name-tokens.ts";

/** Of a person by the rule below, which is right more often than not. */
const ruleScore = 0.7;

/**
 * A country that is a given name, too, before one word that is nothing but a name is a person: "Israel Adesanya". Only
 * a lexicon that tells common words can say so.
 */
export function withGivenPlaces(
  found: readonly FoundName[],
  tokens: readonly NameToken[],
  lexicon: Lexicon,
): FoundName[] {
  if (!lexicon.knowsCommon()) return [...found];
  const kindsOf = (token: NameToken) => (lexicon.marks([token.text.toLowerCase()])[0] ?? 0) >> 8;
  return found.map((name, at) => {
    if (name.type !== "place") return name;
    const place = tokens.findIndex(({ start }) => start === name.start);
    const [self, last, next] = tokens.slice(place, place + 3);
    if (!self || !last || self.end !== name.end || last.start !== self.end + 1) return name;
    if (
      !isCapitalised(self) ||
      !isCapitalised(last) ||
      (next && isCapitalised(next)) ||
      found[at + 1]?.start === last.start
    )
      return name;
    const isGiven = (kindsOf(self) & (lexiconKinds.given | lexiconKinds.common)) === lexiconKinds.given;
    const word = last.text.toLowerCase();
    if (headsName(word) || isNoLastName(word) || isNoGivenName(word)) return name;
    const isOther = (kindsOf(last) & ~(lexiconKinds.last | lexiconKinds.given)) !== 0;
    return isGiven && !isOther ? { ...name, end: last.end, type: "person", score: ruleScore } : name;
  });
}

/** What headlines put behind a country: peoples, and what is Israel's own. */
const isNoLastName = createWordList(
  "arab* european* muslim* jew* christian* sunni* shia* shiite* druze palestinian* kurd* knesset mossad likud shas hamas hezbollah " +
    "houthi* fatah rafael elbit shekel",
);

const isCapitalised = ({ text }: NameToken) => /^\p{Lu}\p{Ll}/u.test(text);
