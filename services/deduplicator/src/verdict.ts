import type { PairComparison } from "@throughline/contracts";

type Pair = Pick<PairComparison, "a" | "b" | "later" | "relation" | "decided" | "decidedOther">;

/**
 * What holds between two articles, as a person would open with it: what a person ruled about either, or what a page
 * declares, and then what the texts alone say.
 */
export function verdictOf(pair: Pair): string {
  const told = [toldOf(pair, pair.decided, "a"), toldOf(pair, pair.decidedOther, "b")].filter(
    (each) => each !== undefined,
  );
  const texts = textsSay[pair.relation];
  if (told.length === 0) return `${texts.charAt(0).toUpperCase()}${texts.slice(1)}.`;
  return `${told.join(" ")} The texts alone say: ${texts}.`;
}

const textsSay: Record<PairComparison["relation"], string> = {
  exact: "the later one is the same text",
  near: "the later one is a copy",
  partial: "the later one takes a part of the earlier one",
  none: "neither is a copy of the other",
};

/** What a person or the article's page said of one of the two; undefined where only the machine did. */
function toldOf(pair: Pair, decided: PairComparison["decided"], side: "a" | "b"): string | undefined {
  if (!decided || decided.by === "machine") return undefined;
  const [own, other] =
    pair.later === side ? ["the later one", "the earlier one"] : ["the earlier one", "the later one"];
  const otherId = (side === "a" ? pair.b : pair.a).articleId;
  const who = decided.by === "person" ? "A person says" : "By a link of its page";
  if (decided.comparedWith === null) return `${who}: ${own} is no copy.`;
  const whom = decided.comparedWith === otherId ? other : `another article, ${decided.comparedWith}`;
  return `${who}: ${own} is a copy of ${whom}.`;
}
