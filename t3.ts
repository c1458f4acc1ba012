import { loadStoryPack } from "@throughline/story-pack";
import { createTagger } from "./services/tagger/src/index.ts";
import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
const p = await loadStoryPack("seeds/iran-russia"); 
const t = await createTagger(p);
const [lang, re, n] = process.argv.slice(2);
let shown = 0;
for (const line of gunzipSync(readFileSync(`/work/shared/data/copies/neardup_${lang}.jsonl.gz`)).toString().split("\n")) {
  if (!line) continue; const d = JSON.parse(line); if (d.kind !== "base") continue;
  if (!new RegExp(re!).test(d.text)) continue;
  const r = t.tag({ title: d.title, text: d.text });
  console.log("\n##", r.language, d.title, "\n", d.text.slice(0, 900));
  console.log(r.relevance.score, r.countries.map(c => c.code + ":" + c.role + c.score).join(" "), "|", r.topics.map(x => x.label + x.score).join(", "));
  console.log(r.mentions.map(m => `${m.surface}=${m.entityId}/${m.kind}`).join(" | "));
  for (const q of r.quotes) console.log("Q:", q.speaker?.name, "/", q.cue, q.stance, "/", q.text.slice(0, 100));
  if (++shown >= Number(n)) break;
}
