import type { SiteSelectors } from "@throughline/contracts";
import { compile } from "css-select";
import type { PackProblem } from "./pack-problem.ts";
import type { PositionOf } from "./yaml-file.ts";

/** What no schema can see in `sites.yaml`: hosts that stand twice, ones that nothing is said of, wrong selectors. */
export function checkSites(file: string, sites: readonly SiteSelectors[], at: PositionOf): PackProblem[] {
  const seen = new Set<string>();
  return sites.flatMap((site, index) => {
    const place = (...keys: (string | number)[]) => ({ file, ...at(["sites", index, ...keys]) });
    const problems = selectorsOf(site).flatMap(({ selector, keys }) => {
      const fault = faultOf(selector);
      if (fault === undefined) return [];
      const what = `"${selector}" is no CSS selector: ${fault}`;
      return [{ ...place(...keys), what, mend: 'write one such as "article .story-body > p"' }];
    });
    if (selectorsOf(site).length === 0)
      problems.push({
        ...place("host"),
        what: `nothing is selected on "${site.host}"`,
        mend: "add article, drop, title or author, or take it out",
      });
    if (seen.has(site.host))
      problems.push({
        ...place("host"),
        what: `the host "${site.host}" stands here twice`,
        mend: "join them into one",
      });
    seen.add(site.host);
    return problems;
  });
}

function selectorsOf({ article, drop, title, author }: SiteSelectors) {
  const listed = (key: "article" | "drop", selectors: string[]) =>
    selectors.map((selector, index) => ({ selector, keys: [key, index] }));
  const single = (key: "title" | "author", selector: string | undefined) =>
    selector === undefined ? [] : [{ selector, keys: [key] }];
  return [
    ...listed("article", article),
    ...listed("drop", drop),
    ...single("title", title),
    ...single("author", author),
  ];
}

/** Why the library that the cleaner selects with cannot read a selector; `undefined` where it can. */
function faultOf(selector: string): string | undefined {
  if (/[>+~]\s*$/u.test(selector)) return "it ends where an element is missing";
  try {
    compile(selector);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
