import type { PackEntity } from "@throughline/contracts";
import { fold } from "@throughline/text";
import type { PackProblem } from "./pack-problem.ts";
import type { PositionOf } from "./yaml-file.ts";

type Named = { text: string; path: PropertyKey[]; entity: PackEntity };

/**
 * What no schema can see in a gazetteer: ids that stand twice, and names that stand for two entities. One
 * surface may be a name of one entity and a metonym of another ("Moscow": the city, and the government that
 * sits there); two names, two demonyms or two metonyms with one spelling may not be of different entities.
 */
export function checkGazetteer(file: string, entities: readonly PackEntity[], at: PositionOf): PackProblem[] {
  const problems = repeated(entities.flatMap(idsOf), (before, now) =>
    before.entity === now.entity
      ? { what: `stands twice among the ids of ${now.entity.name}`, mend: "take one out" }
      : { what: `is, or was, the id of ${before.entity.name} too`, mend: "give each entity ids of its own" },
  );
  for (const kind of ["aliases", "demonyms", "metonyms"] as const) {
    problems.push(
      ...repeated(
        entities.flatMap((entity, index) => namesOf(entity, index, kind)),
        (before, now) =>
          before.entity === now.entity
            ? { what: `stands twice among the ${kind} of ${now.entity.name}`, mend: "take one out" }
            : {
                what: `is one of the ${kind} of ${before.entity.name} and of ${now.entity.name}`,
                mend: "make one of them longer, since a spelling can mean one entity only",
              },
      ),
    );
  }
  return problems.map(({ named, what, mend }) => ({
    file,
    ...at(named.path),
    what: `"${named.text}" ${what}`,
    mend,
  }));
}

/** An entity's id, and those that it had: articles are found by all of them. */
function idsOf(entity: PackEntity, index: number): Named[] {
  const path = (...rest: PropertyKey[]) => ["entities", index, ...rest];
  return [
    { text: entity.id, path: path("id"), entity },
    ...(entity.formerIds ?? []).map((text, place) => ({ text, path: path("formerIds", place), entity })),
  ];
}

/** Aliases in one language that fold to the same are one spelling, and so across languages of one entity only once each. */
function namesOf(entity: PackEntity, index: number, kind: "aliases" | "demonyms" | "metonyms"): Named[] {
  const names: Named[] = [];
  const acrossLanguages = new Set<string>();
  for (const [language, texts] of Object.entries(entity[kind])) {
    const before = new Set(acrossLanguages);
    for (const [place, text] of texts.entries()) {
      acrossLanguages.add(fold(text));
      if (!before.has(fold(text)))
        names.push({ text, path: ["entities", index, kind, language, place], entity });
    }
  }
  return names;
}

type Repeat = { named: Named; what: string; mend: string };

function repeated(
  named: Named[],
  say: (before: Named, now: Named) => { what: string; mend: string },
): Repeat[] {
  const first = new Map<string, Named>();
  return named.flatMap((now) => {
    const key = caseMatters(now.text) ? now.text : fold(now.text);
    const before = first.get(key);
    if (before === undefined) first.set(key, now);
    return before === undefined ? [] : [{ named: now, ...say(before, now) }];
  });
}

/** Short all-capital names are told apart by case: "US" is no "us". */
function caseMatters(text: string): boolean {
  return /^[\p{Lu}.]{2,5}$/u.test(text);
}
