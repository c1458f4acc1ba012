import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Pages of a folder that holds `ground-truth.json` (id -> {url}) and `html/<id>.html.gz`, as they are packed there. */
export function readPackedPages(folder: string): { url: string; packed: Buffer }[] {
  const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<
    string,
    { url: string }
  >;
  return Object.entries(gold).map(([id, { url }]) => ({
    url,
    packed: readFileSync(join(folder, "html", `${id}.html.gz`)),
  }));
}

/** The same pages, unpacked. */
export function readPages(folder: string): { url: string; body: Buffer }[] {
  return readPackedPages(folder).map(({ url, packed }) => ({ url, body: gunzipSync(packed) }));
}
