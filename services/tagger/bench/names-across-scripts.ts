/**
 * People found by their names in Russian, Persian and Arabic, from one English spelling of each:
 *   node services/tagger/bench/names-across-scripts.ts <story pack or file such as bench/people.txt> [--also <another>] [--misses]
 * Right: the nearest name is the person's own, and near enough for a link. False: with the person left out, the name
 * links to somebody else. `--also` puts the people of another into the index, too, so that there are more to be
 * taken for. Names of one word alone are not looked for, as in the tagger.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { loadStoryPack } from "@throughline/story-pack";
import { createNameIndex, linkDistance } from "../src/scripts/name-index.ts";
import { spokenName } from "../src/scripts/spoken-name.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { also: { type: "string", multiple: true, default: [] }, misses: { type: "boolean" } },
});
const [source = ""] = positionals;

type Person = { name: string; others: string[] };

async function peopleOf(place: string): Promise<Person[]> {
  if (!place.endsWith(".txt")) {
    const { entities } = await loadStoryPack(place);
    return entities
      .filter(({ type }) => type === "person")
      .map(({ name, aliases }) => ({
        name,
        others: ["ru", "fa", "ar"].flatMap((language) => aliases[language] ?? []),
      }));
  }
  const lines = (await readFile(place, "utf8"))
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [name = "", ...others] = line.split("|").map((part) => part.trim());
    return { name, others };
  });
}

const people = await peopleOf(source);
const more = (await Promise.all(values.also.map(peopleOf))).flat();
const names = new Set(people.map(({ name }) => name));
const others = more.filter(({ name }) => !names.has(name));
const index = createNameIndex([...people, ...others].map((person) => [person.name, person] as const));

const counts = { asked: 0, right: 0, linked: 0, confused: 0, falseLinks: 0 };
const started = process.cpuUsage();
for (const person of people)
  for (const name of person.others) {
    const spoken = spokenName(name);
    if (!spoken?.full) continue;
    const found = index.near(spoken);
    const [first] = found;
    const own = first?.bearer === person;
    const link = own && first.distance <= linkDistance;
    const other = found.find(({ bearer, distance }) => bearer !== person && distance <= linkDistance);
    counts.asked++;
    if (own) counts.right++;
    if (link) counts.linked++;
    if (!own && first && first.distance <= linkDistance) counts.confused++;
    if (other) counts.falseLinks++;
    if (!values.misses) continue;
    if (!link) console.log(`missed  ${name}: ${person.name}; nearest ${told(first)}`);
    if (other) console.log(`false   ${name}: ${person.name} -> ${told(other)}`);
  }
const { user } = process.cpuUsage(started);

function told(match: { spelling: string; distance: number } | undefined): string {
  return match ? `${match.spelling} ${match.distance.toFixed(2)}` : "nobody";
}
const percent = (count: number) => `${((100 * count) / counts.asked).toFixed(1)}%`;
console.log(
  `${counts.asked} names of ${people.length} people, ${others.length} more in the index: top 1 ${percent(counts.right)}, ` +
    `linked ${percent(counts.linked)}, to another ${percent(counts.confused)}; false links with the person left out ` +
    `${percent(counts.falseLinks)}; ${(user / counts.asked).toFixed(0)} µs each`,
);
