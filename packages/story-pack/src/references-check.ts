import type { PackEntity, StoryDefinition } from "@throughline/contracts";
import { closest } from "./closest.ts";
import { type CodeFault, countryFault, languageFault } from "./country-codes.ts";
import type { PackProblem } from "./pack-problem.ts";
import { presentIds } from "./present-ids.ts";
import type { PositionOf } from "./yaml-file.ts";

type Path = readonly PropertyKey[];
type Fault = CodeFault & { path: Path; level?: "warning" };

/**
 * Everything that `story.yaml` names must be there: entities, topics and countries of the rules; names stand once. An
 * id that an entity had is as good as its own, with a warning.
 */
export function checkReferences(
  file: string,
  story: StoryDefinition,
  entities: readonly PackEntity[],
  at: PositionOf,
): PackProblem[] {
  const faults = [
    ...ruleFaults(story, entities),
    ...topicFaults(story, entities),
    ...repeatedNames(story),
    ...codeFaults(story),
    ...languageWarnings(story),
  ];
  return faults.map(({ path, ...fault }) => ({ file, ...at(path), ...fault }));
}

function ruleFaults(story: StoryDefinition, entities: readonly PackEntity[]): Fault[] {
  const known = [...entities.map(({ id }) => id), ...story.topics.map(({ code }) => `topic:${code}`)];
  return conditionsOf(story).flatMap(({ rule, reference, path }) => {
    const asks = `the rule "${rule}" asks for "${reference}"`;
    const country = /^(?:country|actor):(?<code>.*)$/u.exec(reference)?.groups?.code;
    if (country !== undefined) {
      const fault = countryFault(country);
      return fault ? [{ path, what: `${asks}, but ${fault.what}`, mend: fault.mend }] : [];
    }
    if (known.includes(reference)) return [];
    const former = formerId(reference, entities, path);
    if (former) return [former];
    return [{ path, what: `${asks}, which the pack does not have`, mend: mendOf(reference, known) }];
  });
}

function conditionsOf({ relevance }: StoryDefinition): { rule: string; reference: string; path: Path }[] {
  return relevance.rules.flatMap(({ name, all }, index) =>
    all.flatMap((condition, place) => {
      const path = ["relevance", "rules", index, "all", place];
      return typeof condition === "string"
        ? [{ rule: name, reference: condition, path }]
        : condition.map((reference, nth) => ({ rule: name, reference, path: [...path, nth] }));
    }),
  );
}

function formerId(id: string, entities: readonly PackEntity[], path: Path): Fault | undefined {
  const now = presentIds(entities).get(id);
  if (now === undefined) return undefined;
  return { path, what: `"${id}" is an id that an entity had`, mend: `write ${now}`, level: "warning" };
}

function mendOf(reference: string, known: string[]): string {
  const near = closest(reference, known);
  return near === undefined
    ? "name an entity id of gazetteer.yaml, country:XX, actor:XX, or topic:<code> of a topic in this file"
    : `did you mean "${near}"?`;
}

function topicFaults({ topics }: StoryDefinition, entities: readonly PackEntity[]): Fault[] {
  const ids = entities.map(({ id }) => id);
  return topics.flatMap(({ label, entities: speaking = {} }, index) =>
    Object.keys(speaking).flatMap((id) => {
      if (ids.includes(id)) return [];
      const former = formerId(id, entities, ["topics", index, "entities", id]);
      if (former) return [former];
      const near = closest(id, ids);
      const mend = near === undefined ? "name an entity id of gazetteer.yaml" : `did you mean "${near}"?`;
      const what = `the topic "${label}" takes "${id}" for a sign, which gazetteer.yaml does not have`;
      return [{ path: ["topics", index, "entities", id], what, mend }];
    }),
  );
}

function repeatedNames(story: StoryDefinition): Fault[] {
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
  return listed.flatMap(({ name, path }) => {
    const repeated = seen.has(name);
    seen.add(name);
    return repeated ? [{ path, what: `there are two of ${name}`, mend: "rename one of them" }] : [];
  });
}

/** Languages whose words of saying, pronouns and offices the tagger knows. */
const readLanguages = ["en", "ru", "fa", "ar"];

function languageWarnings({ languages }: StoryDefinition): Fault[] {
  return languages.flatMap((code, index) => {
    if (languageFault(code) || readLanguages.includes(new Intl.Locale(code).language)) return [];
    return [
      {
        path: ["languages", index],
        what: `in "${code}" no quotations, speakers and acting countries are found, only names of the gazetteer and topics`,
        mend: "expect no more of it; docs/story-packs.md says what works in which language",
        level: "warning",
      },
    ];
  });
}

function codeFaults({ languages, publisherGroups, topics }: StoryDefinition): Fault[] {
  const inCodes = (codes: readonly string[], path: Path, of: (code: string) => CodeFault | undefined) =>
    codes.flatMap((code, index) => {
      const fault = of(code);
      return fault ? [{ ...fault, path: [...path, index] }] : [];
    });
  const ofPublisher = (code: string) => countryFault(code, { ofPublisher: true });
  return [
    ...inCodes(languages, ["languages"], languageFault),
    ...publisherGroups.flatMap(({ countries = [] }, index) =>
      inCodes(countries, ["publisherGroups", index, "countries"], ofPublisher),
    ),
    ...topics.flatMap(({ words }, index) =>
      Object.keys(words).flatMap((code) => {
        const fault = languageFault(code);
        return fault ? [{ ...fault, path: ["topics", index, "words", code] }] : [];
      }),
    ),
  ];
}
