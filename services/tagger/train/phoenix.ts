import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLexicon, type Lexicon, lexiconKinds } from "../src/names/lexicon.ts";

const organisationWords =
  /\b(?:council|ministry|ministries|party|army|bank|agency|union|organi[sz]ation|committee|commission|assembly|parliament|congress|senate|corps|force|forces|front|movement|brigades?|police|department|office|court|company|group|league|alliance|federation|foundation|institute|university|network|association|guard|guards|government|fund|tribunal|secretariat|programme|program|mission|initiative|conference|community|forum)\b/u;

/**
 * The names in Phoenix's dictionaries of political actors (Open Event Data Alliance, MIT licence): places of the
 * countries' entries, officials with their given and last names, organisations.
 */
export function readPhoenix(folder: string): Lexicon {
  const lexicon = createLexicon();
  for (const file of ["Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt"]) {
    for (const { names, codes, comment } of entries(readFileSync(join(folder, file), "utf8"))) {
      const isCountry =
        codes.length > 0 && codes.every((code) => /^[A-Z]{3}$/.test(code)) && !comment.includes("Info");
      for (const name of names) {
        const words = name.split(" ");
        if (isCountry) lexicon.add(name, lexiconKinds.place);
        else if (
          organisationWords.test(name) ||
          (file.includes("International") && words.length !== 2 && !comment.includes("rulers"))
        )
          lexicon.add(name, lexiconKinds.organisation);
        else if (words.length > 1 && words.length < 6) {
          lexicon.add(words[0] ?? "", lexiconKinds.given);
          lexicon.add(words.at(-1) ?? "", lexiconKinds.last);
          lexicon.add(name, lexiconKinds.person);
        }
      }
    }
  }
  addCountries(lexicon, "en");
  return lexicon;
}

type Entry = { names: string[]; codes: string[]; comment: string };

/** An entry is one or more lines of names, the further ones behind a plus, and then its codes in brackets. */
function entries(file: string): Entry[] {
  const found: Entry[] = [];
  let open: Entry | undefined;
  for (const line of file.split("\n")) {
    if (/^\s*#/.test(line) || line.trim() === "") continue;
    const comment = line.split("#")[1] ?? "";
    const name = /^\+?[^\s[#]+(?: [^\s[#]+)*/u.exec(line)?.[0];
    if (name && (!name.startsWith("+") || !open)) {
      open = { names: [], codes: [], comment };
      found.push(open);
    }
    if (!open) continue;
    if (name) open.names.push(name.replace(/^\+/, "").replaceAll("_", " ").trim().toLowerCase());
    for (const [, code = ""] of line.matchAll(/\[([A-Z-]+[^\]]*)\]/g)) open.codes.push(code.trim());
  }
  return found;
}

const regions = new Set<string>();
for (let first = 65; first <= 90; first++)
  for (let second = 65; second <= 90; second++) regions.add(String.fromCharCode(first, second));

/** The countries' names as Unicode's locale data have them. */
export function addCountries(lexicon: Lexicon, language: string): void {
  const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  for (const code of regions) {
    const name = display.of(code);
    if (name) lexicon.add(name.toLowerCase(), lexiconKinds.place);
  }
}
