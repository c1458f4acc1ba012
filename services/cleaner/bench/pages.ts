import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Pages of a folder that holds `ground-truth.json` (id -> {url}) and `html/<id>.html.gz`. */
export function readPages(folder: string): { url: string; body: Buffer }[] {
  const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<
    string,
    { url: string }
  >;
  return Object.entries(gold).map(([id, { url }]) => ({
    url,
    body: gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))),
  }));
}
