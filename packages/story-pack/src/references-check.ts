import type { PackEntity, StoryDefinition } from "@throughline/contracts";
import { closest } from "./closest.ts";
import type { PackProblem } from "./pack-problem.ts";

type LineOf = (path: readonly PropertyKey[]) => number;

/** Everything that `story.yaml` names must be there: entities and topics of the rules, each topic and rule once. */
export function checkReferences(
  file: string,
  story: StoryDefinition,
  entities: readonly PackEntity[],
  lineOf: LineOf,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const known = [...entities.map(({ id }) => id), ...story.topics.map(({ code }) => `topic:${code}`)];
  for (const [index, rule] of story.relevance.rules.entries()) {
    for (const [place, condition] of rule.all.entries()) {
      for (const reference of [condition].flat()) {
        if (known.includes(reference) || /^(country|actor):[A-Z]{2}$/u.test(reference)) continue;
        problems.push({
          file,
          line: lineOf(["relevance", "rules", index, "all", place]),
          what: `the rule "${rule.name}" asks for "${reference}", which the pack does not have`,
          mend: mendOf(reference, known),
        });
      }
    }
  }
  const listed = [
    ...story.topics.map(({ code }, index) => ({ name: `topic ${code}`, path: ["topics", index, "code"] })),
    ...story.relevance.rules.map(({ name }, index) => ({
      name: `rule "${name}"`,
      path: ["relevance", "rules", index, "name"],
    })),
    ...story.publisherGroups.map(({ id }, index) => ({
      name: `publisher group ${id}`,
      path: ["publisherGroups", index, "id"],
    })),
  ];
  const seen = new Set<string>();
  for (const { name, path } of listed) {
    if (seen.has(name))
      problems.push({
        file,
        line: lineOf(path),
        what: `there are two of ${name}`,
        mend: "rename one of them",
      });
    seen.add(name);
  }
  return problems;
}

function mendOf(reference: string, known: string[]): string {
  const near = closest(reference, known);
  return near === undefined
    ? "name an entity id of gazetteer.yaml, country:XX, actor:XX, or topic:<code> of a topic in this file"
    : `did you mean "${near}"?`;
}
