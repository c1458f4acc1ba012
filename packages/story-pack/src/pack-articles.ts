import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import type { PackArticle } from "@throughline/contracts";
import { closest } from "./closest.ts";
import { ArticlesFile } from "./pack-files.ts";
import type { PackProblem } from "./pack-problem.ts";
import { readTextFile } from "./text-file.ts";
import { readYaml } from "./yaml-file.ts";

const contentTypes: Record<string, string> = {
  ".txt": "text/plain; charset=utf-8",
  ".html": "text/html",
  ".htm": "text/html",
};

const factsFile = "articles.yaml";

/** The replayable articles of a pack, by file name, with what `articles.yaml` says of them. Both may be missing. */
export async function loadArticles(
  folder: string,
): Promise<{ articles: PackArticle[]; problems: PackProblem[] }> {
  const names = await fileNames(join(folder, "articles"));
  const unfit = names.filter((name) => contentTypes[extname(name).toLowerCase()] === undefined);
  const problems: PackProblem[] = unfit.map((name) => ({
    file: `articles/${name}`,
    what: "this is neither .txt nor .html",
    mend: "save it as one of them, or move it out of articles/",
  }));
  const kept = names.filter((name) => !unfit.includes(name));
  const text = await readTextFile(folder, factsFile, { optional: true });
  const facts = readYaml(factsFile, text ?? "", ArticlesFile);
  problems.push(...facts.problems);
  for (const name of Object.keys(facts.value ?? {})) {
    if (kept.includes(name)) continue;
    const near = closest(name, kept);
    problems.push({
      file: factsFile,
      ...facts.at([name]),
      what: `articles/ has no file "${name}"`,
      mend: near ? `did you mean "${near}"?` : "add the file, or take the entry out",
    });
  }
  const articles = kept.map((file) => ({
    ...facts.value?.[file],
    file,
    path: join(folder, "articles", file),
    contentType: contentTypes[extname(file).toLowerCase()] ?? "",
  }));
  return { articles, problems };
}

/** The names of the files of a folder, sorted; none where there is no folder. */
export async function fileNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return names.filter((name) => !name.startsWith(".")).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
