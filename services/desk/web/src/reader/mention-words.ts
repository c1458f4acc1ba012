import { percent } from "../text/count-words.ts";

const kinds: Record<string, string> = {
  name: "By name",
  lastName: "By last name",
  demonym: "By its people's name",
  metonym: "By what stands for it",
  pronoun: "By a pronoun",
};

/** How a span came to stand for its entity: "By last name". */
export function mentionInWords(kind: string): string {
  return kinds[kind] ?? kind;
}

/** "As Mina says" for what a person said; undefined for what a machine found. */
export function byPerson(by: string): string | undefined {
  const name = /^person(?:\/(?<name>.*))?$/su.exec(by);
  return name ? `As ${name.groups?.name ?? "a person"} says` : undefined;
}

/** Who or what says so: "by gazetteer/name", or the listed spelling that it sounds like. */
export function saidBy({
  by,
  evidence,
}: {
  by: string;
  evidence?: { spelling: string } | undefined;
}): string {
  return evidence === undefined ? `by ${by}` : `since it sounds like ${evidence.spelling}`;
}

/** A score of 0 to 1 as a person would say it, with the number: "likely (72%)". Unsure is said as unsure. */
export function sureness(score: number): string {
  const word = score >= 0.9 ? "sure" : score >= 0.6 ? "likely" : "unsure";
  return `${word} (${percent(score)})`;
}

/** Whether an article belongs to the story, by its score: "belongs to the story (91%)". */
export function relevanceInWords(score: number): string {
  const word =
    score >= 0.8
      ? "On the story"
      : score >= 0.6
        ? "Likely on the story"
        : score >= 0.4
          ? "Unsure"
          : "Likely off the story";
  return `${word} (${percent(score)})`;
}

/** How a speaker's words stand: "denied", "said". */
export function stanceInWords(stance: string): string {
  return stance === "unknown" ? "said, it seems" : stance;
}
