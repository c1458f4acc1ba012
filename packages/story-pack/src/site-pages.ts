import { join } from "node:path";
import type { StoryPack } from "@throughline/contracts";
import { fileNames } from "./pack-articles.ts";
import { readTextFile } from "./text-file.ts";

/** A page on which a pack's selectors are tried; `expected` is the text that a person says it has. */
export type SitePage = { file: string; html: string; url: string; expected?: string };

const pageName = /\.html?$/iu;

/**
 * The pages of a pack: those of `pages/`, each with the text that it should come to in a `.txt` of the same name where
 * there is one, and those of `articles/`. A page's address is what `articles.yaml` says, else what `addressOf`
 * finds in it. Throws a `SetupError` for a file that is not in UTF-8.
 */
export async function readSitePages(
  { folder, articles }: StoryPack,
  addressOf: (html: string) => Promise<string>,
): Promise<SitePage[]> {
  const names = await fileNames(join(folder, "pages"));
  const kept = names
    .filter((name) => pageName.test(name))
    .map((name) => ({ folder: "pages", file: name, url: undefined }));
  const replayed = articles
    .filter(({ file }) => pageName.test(file))
    .map(({ file, url }) => ({ folder: "articles", file, url }));
  const pages: SitePage[] = [];
  for (const page of [...kept, ...replayed]) {
    const html = (await readTextFile(folder, join(page.folder, page.file))) ?? "";
    const text = `${page.file.replace(pageName, "")}.txt`;
    const expected =
      page.folder === "pages" && names.includes(text)
        ? await readTextFile(folder, join("pages", text))
        : undefined;
    const url = page.url ?? (await addressOf(html));
    pages.push({
      file: join(page.folder, page.file),
      html,
      url,
      ...(expected !== undefined && { expected }),
    });
  }
  return pages;
}
