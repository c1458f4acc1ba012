import type { FoundName } from "./labels.ts";

type Named = FoundName & { surface: string };

/** Above this the model's own word on a one-word name counts for more than a person of that last name. */
const sure = 0.95;

/**
 * The names of an article with one type for each wording: the one for which the model's chances add up to most; and a
 * lone word that is the last name of a person named in full is that person, not a place or a body of the same name.
 */
export function agreed<T extends Named>(names: readonly T[]): T[] {
  const lastNames = new Set(
    names.flatMap(({ type, surface }) => {
      const words = surface.split(/\s+/u);
      return type === "person" && words.length > 1 ? [words.at(-1) ?? ""] : [];
    }),
  );
  const chances = new Map<string, Map<Named["type"], number>>();
  for (const { surface, type, score } of names) {
    const of = chances.get(surface) ?? new Map<Named["type"], number>();
    chances.set(surface, of.set(type, (of.get(type) ?? 0) + score));
  }
  return names.map((name) => {
    const { surface, score } = name;
    if (lastNames.has(surface) && score < sure) return { ...name, type: "person" };
    const [likeliest] = [...(chances.get(surface) ?? [])].sort(([, a], [, b]) => b - a);
    return likeliest && likeliest[0] !== name.type ? { ...name, type: likeliest[0] } : name;
  });
}
