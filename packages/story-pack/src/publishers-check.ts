import type { Publisher } from "@throughline/contracts";
import { closest } from "./closest.ts";
import { countryFault, languageFault, unknownCountry } from "./country-codes.ts";
import type { FeedsFile } from "./feeds-file.ts";
import type { PackProblem } from "./pack-problem.ts";
import type { PositionOf } from "./yaml-file.ts";

/** What no schema can see in `publishers.yaml`: names that stand twice, and codes that nobody assigned. */
export function checkPublishers(
  file: string,
  publishers: readonly Publisher[],
  at: PositionOf,
): PackProblem[] {
  const seen = new Set<string>();
  return publishers.flatMap(({ name, country, language }, index) => {
    const place = (key: string) => ({ file, ...at(["publishers", index, key]) });
    const ofCountry = country === undefined ? undefined : countryFault(country, { ofPublisher: true });
    const ofLanguage = language === undefined ? undefined : languageFault(language);
    const twice = seen.has(name);
    seen.add(name);
    return [
      ...(twice
        ? [{ ...place("name"), what: `there are two publishers "${name}"`, mend: "join them into one" }]
        : []),
      ...(ofCountry ? [{ ...place("country"), ...ofCountry }] : []),
      ...(country === unknownCountry
        ? [
            {
              ...place("country"),
              what: `the country of "${name}" is not known`,
              mend: "write its two capital letters",
              level: "warning" as const,
            },
          ]
        : []),
      ...(ofLanguage ? [{ ...place("language"), ...ofLanguage }] : []),
    ];
  });
}

/** A feed's publisher is one of `publishers.yaml`: a misspelt one would lose its family, its hosts and its credits. */
export function checkFeedPublishers(
  file: string,
  { feeds, places }: Pick<FeedsFile, "feeds" | "places">,
  publishers: readonly Publisher[],
): PackProblem[] {
  const known = publishers.map(({ name }) => name);
  if (known.length === 0) return [];
  return feeds.flatMap(({ publisher }, index) => {
    if (publisher === "" || known.includes(publisher)) return [];
    const near = closest(publisher, known);
    const what = `the feed's publisher "${publisher}" is not in publishers.yaml`;
    return [{ file, ...places[index], what, mend: near ? `did you mean "${near}"?` : "add it there" }];
  });
}
