import { parseArgs } from "node:util";
import { startNewsstand } from "./newsstand.ts";

/** Serves a folder of pages and a feed that lists them, until it is stopped. */
const usage = "usage: newsstand-main.ts <folder of *.html or *.html.gz> [port] [host] [--pages 100]";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: "string", default: "100" } },
});
const [folder, port = "0", host = "127.0.0.1"] = positionals;
const limit = Number(values.pages);
if (!folder || !Number.isInteger(limit) || !Number.isInteger(Number(port))) {
  console.error(usage);
  process.exit(2);
}
const newsstand = await startNewsstand({ port: Number(port), host });
const pages = await newsstand.pagesFrom(folder, { limit });
newsstand.feed("/feed.xml", { title: "Newsstand", entries: pages });
console.log(`${pages.length} pages listed in ${newsstand.url("/feed.xml")}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void newsstand.close().then(() => process.exit(0)));
}
