import type { PackEntity } from "@throughline/contracts";
import { ambiguity } from "./ambiguous-alias.ts";
import { countryFault, languageFault } from "./country-codes.ts";
import type { PackProblem } from "./pack-problem.ts";
import type { PositionOf } from "./yaml-file.ts";

type Fault = Omit<PackProblem, "file" | "line" | "column"> & { path: readonly PropertyKey[] };

const nameKinds = ["aliases", "demonyms", "metonyms"] as const;

/** What may be wrong with one entity by itself: its country, its roles' dates, its languages, names that say too little. */
export function checkEntities(file: string, entities: readonly PackEntity[], at: PositionOf): PackProblem[] {
  return entities.flatMap((entity, index) =>
    [...codeFaults(entity), ...roleFaults(entity), ...nameWarnings(entity), ...sourceWarning(entity)].map(
      ({ path, ...problem }) => ({ file, ...at(["entities", index, ...path]), ...problem }),
    ),
  );
}

function codeFaults(entity: PackEntity): Fault[] {
  const country = entity.country === undefined ? undefined : countryFault(entity.country);
  return [
    ...(country ? [{ ...country, path: ["country"] }] : []),
    ...nameKinds.flatMap((kind) =>
      Object.keys(entity[kind]).flatMap((code) => {
        const fault = languageFault(code);
        return fault ? [{ ...fault, path: [kind, code] }] : [];
      }),
    ),
  ];
}

function roleFaults({ name, roles }: PackEntity): Fault[] {
  return roles.flatMap(({ title, from, to }, index) => {
    if (from === undefined || to === undefined || from <= to) return [];
    return [
      {
        path: ["roles", index, "to"],
        what: `${name} is "${title}" from ${from} to ${to}, which ends before it begins`,
        mend: "change the two dates round, or mend one",
      },
    ];
  });
}

function nameWarnings(entity: PackEntity): Fault[] {
  return nameKinds.flatMap((kind) =>
    Object.entries(entity[kind]).flatMap(([language, names]) =>
      names.flatMap((text, place) => {
        const fault = ambiguity(text, language);
        return fault ? [{ ...fault, path: [kind, language, place], level: "warning" as const }] : [];
      }),
    ),
  );
}

/** A wrong id is worse than none: whoever reads the pack must be able to look it up where it came from. */
function sourceWarning({ id, source }: PackEntity): Fault[] {
  if (source !== undefined || !id.startsWith("Q")) return [];
  const mend = "add source: where it was confirmed, or give the entity an id local:<slug>";
  return [{ path: ["id"], what: `nothing says where ${id} was confirmed`, mend, level: "warning" }];
}
