import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { SetupError } from "@throughline/contracts";

/** A file to be replayed. */
export type DocumentFile = { name: string; path: string; contentType: "text/plain" | "text/html" };

const contentTypes = new Map<string, DocumentFile["contentType"]>([
  [".txt", "text/plain"],
  [".html", "text/html"],
  [".htm", "text/html"],
]);
/** The file that makes a folder a story pack; its documents stand in `articles/`. */
const packFile = "story.yaml";

/**
 * The documents that a path names, sorted by name: a file, a folder's `*.txt`, `*.html` and `*.htm`, or those of
 * a story pack. Throws a `SetupError` when there are none.
 */
export async function documentsIn(path: string, workingFolder: string): Promise<DocumentFile[]> {
  const full = resolve(workingFolder, path);
  const facts = await stat(full).catch(() => undefined);
  if (!facts) throw new SetupError(`There is no file or folder ${full}.`);
  if (!facts.isDirectory()) {
    const document = documentOf(full);
    if (!document)
      throw new SetupError(`${full} is not a document: replay takes *.txt, *.html and *.htm files.`);
    return [document];
  }
  const folder = (await isFile(join(full, packFile))) ? join(full, "articles") : full;
  const names = await readdir(folder).catch(() => {
    throw new SetupError(`The story pack ${full} has no folder articles/, so there is nothing to replay.`);
  });
  const documents = names.toSorted().flatMap((name) => documentOf(join(folder, name)) ?? []);
  if (documents.length > 0) return documents;
  throw new SetupError(
    `There is nothing to replay in ${folder}: it has no *.txt, *.html or *.htm file. Give a folder of documents or a story pack.`,
  );
}

function documentOf(path: string): DocumentFile | undefined {
  const contentType = contentTypes.get(extname(path).toLowerCase());
  return contentType && { name: basename(path), path, contentType };
}

async function isFile(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.isFile() ?? false;
}
