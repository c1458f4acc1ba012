import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { NewsstandEntry } from "./newsstand-feed.ts";

/** A page of a folder: usable as an entry of a feed. */
export type FolderPage = NewsstandEntry & {
  id: string;
  path: string;
  contentType: string;
  read: () => Uint8Array;
};

const pageName = /^(?<id>.+)\.html(?<zipped>\.gz)?$/;

/** Reads the first `limit` pages of a folder by name. They stay in memory as they are on the disk. */
export async function pagesOf(folder: string, prefix: string, limit: number): Promise<FolderPage[]> {
  const names = (await readdir(folder)).filter((name) => pageName.test(name)).sort();
  return Promise.all(
    names.slice(0, limit).map(async (name) => {
      const { id = name, zipped } = pageName.exec(name)?.groups ?? {};
      const stored = await readFile(join(folder, name));
      const read = () => (zipped ? gunzipSync(stored) : stored);
      return {
        id,
        title: titleOf(read(), id),
        path: prefix + encodeURIComponent(id),
        contentType: contentTypeOf(read()),
        read,
      };
    }),
  );
}

function titleOf(html: Uint8Array, fallback: string): string {
  const head = new TextDecoder().decode(html.subarray(0, 200_000));
  const title = /<title[^>]*>([^<]+)/i.exec(head)?.[1]?.replaceAll(/\s+/g, " ").trim();
  return title ? title.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'") : fallback;
}

/** Claims UTF-8 only where the bytes are; else the page must say itself what it is. */
function contentTypeOf(html: Uint8Array): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(html);
    return "text/html; charset=utf-8";
  } catch {
    return "text/html";
  }
}
