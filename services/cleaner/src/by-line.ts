/**
 * What opens a by-line, in many languages: before the name, with or without a colon. Those that are also
 * common words at the start of a sentence need a colon.
 */
const openers =
  /^(?:(?:(?:written|reported|posted|story|words|report|analysis|opinion|recipe|article)\s+)?by|von|par|por|di|door|av|af|przez|yazan|oleh|bởi)\s*[:：]?\s+(?=\p{Lu})|^(?:autor(?:es|in|zy|ka)?|authors?|auteurs?|автор(?:ы|и)?|текст|редактор|contributors?|writer|reporter|نویسنده|نویسندگان|به قلم|گزارش|خبرنگار|الكاتب|كتبه?|بقلم|تحرير|إعداد|מאת|作者|记者|記者|文|기자|text|texte|testo|texto|foto)\s*[:：]\s*|^(?:بقلم|به قلم|מאת)\s+/iu;

/** Words that stand in by-lines beside names and name nobody. */
const noName =
  /^(?:staff|admin(?:istrator)?|editor(?:s|ial)?|editorial (?:staff|team|board)|news ?desk|web ?desk|staff (?:writer|reporter)|correspondent|unknown|anonymous|null|undefined|none|n\/a|(?:written |posted |researched |reviewed |edited )?by|authors?|(?:last )?updated.*|(?:\w+\.){2,}\w+)$/i;
/** What a person is rather than who, as it follows a name behind a comma. */
const role =
  /^the\b|\b(?:editor|columnist|writer|reporter|correspondent|contributor|expert|director|founder|manager|professor|university|specialist|analyst|ceo|redakt\w+|journalist\w*|korrespondent\w*|rédact\w+|redactor\w*)\b|корреспондент|редактор|журналист|обозреватель|خبرنگار|سردبیر/iu;

/** No list of authors is longer, in characters; the time to look for addresses grows with its square. */
const longestField = 2000;

/** The text behind a by-line's opening word; `undefined` when the line has none. */
export function behindOpener(line: string): string | undefined {
  const opened = openers.exec(line.trim());
  return opened ? line.trim().slice(opened[0].length).trim() : undefined;
}

/**
 * The authors that a by-line or an author field names: without "By", addresses and handles, each once, in
 * order. Lists with "and", "&", "|", ";" are split in every case; at commas only when each part is a name.
 */
export function authorsOf(field: string): string[] {
  const plain = field
    .slice(0, longestField)
    .replace(/<[^<>]*>/g, " ")
    .replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+|(?<![\p{L}\p{N}])@\w+/giu, " ")
    .replace(/[\s\u200e\u200f]+/gu, " ")
    .trim();
  const names = (behindOpener(plain) ?? plain)
    .split(/\s*(?:[|;/·•⋅●،、]|\s&\s|\s(?:and|und|et|y|e|og|och|и|و|ve)\s)\s*/iu)
    .flatMap(splitAtCommas)
    .map((name) => name.replace(/^[\s,.:–—-]+|[\s,:–—-]+$/gu, ""))
    .map((name) => (behindOpener(name) ?? name).replace(/^(?:Written\s*)?[Bb]y(?=\p{Lu})/u, ""))
    .map((name) => name.replace(/\s[-–—]\s.*$|\s*\([^()]{0,30}\)?$/u, ""));
  return [...new Set(names.filter(isName))];
}

/** Marks and words that part a by-line from a date, a place or a section. */
const behindNames =
  /\s*[|•·●⋅\n–—]\s*|\s{2,}|(?<=\p{L})\s(?:on|am|at|in|for)\s|[\s,]+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?\p{N}|\.?\s(?:medically\s|fact[- ])?(?:published|updated|reviewed|edited|checked)\b/iu;

/** What stands before a mark that parts a by-line from what follows; "ByInes" is read as "By Ines". */
export function firstPart(line: string): string {
  const parted = line.replace(/^((?:\p{L}+\s)?[Bb]y):?(?=\p{Lu})/u, "$1 ");
  return parted.split(behindNames)[0]?.trim() ?? "";
}

/** Dates and times that stand in by-lines beside names; "France 24" is none. */
const dateLike =
  /\b(?:19|20)\d\d\b|\d[:.]\d\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}$/iu;

/** Lower-case words inside names, such as "van" or "bin". */
const particles =
  /^(?:de|del|della|di|da|dos|du|des|la|le|van|von|zu|der|den|ten|bin|ibn|al|el|ben|af|av|y|e)$/u;
/** What stands beside a name and is none of its words. */
const address = /^(?:Dr|Prof|Mrs?|Ms|[JS]r)\.?$/u;
const longestByLine = 120;

/**
 * The authors that a whole line names as its by-line ("By Jane Roe and John Doe", "Автор: …", "نویسنده: …");
 * none when the line is anything else, such as a sentence that starts with "By". At most six names, each of
 * at most five words, capitalised where the script has capitals.
 */
export function authorsInByLine(line: string): string[] {
  const list = line.length <= longestByLine ? behindOpener(line) : undefined;
  if (list === undefined || /[.!?…؟。]$/u.test(list.replace(/\b(?:\p{Lu}|[JS]r)\.$/u, ""))) return [];
  const names = authorsOf(list);
  return names.length <= 6 && names.every(looksLikeName) ? names : [];
}

function looksLikeName(name: string): boolean {
  const words = (name.split(",")[0] ?? "")
    .split(" ")
    .filter((word) => !particles.test(word) && !address.test(word));
  return words.length <= 5 && isCapitalised(name);
}

/** Whether each word of a name begins with a capital, where the script has such, or is one of those that need none. */
export function isCapitalised(name: string): boolean {
  const parts = name.split(" ");
  return parts.every(
    (part) => !/^\p{Ll}/u.test(part) || particles.test(part) || /^\p{Ll}+[-'’]\p{Lu}/u.test(part),
  );
}

/** A by-line up to what its author is: "Ines Okafor, Head of the Harbour Desk" is read up to the comma. */
export function beforeRole(line: string): string {
  return authorsInByLine(line).length > 0 ? line : (line.split(/,\s/u)[0] ?? "");
}

/** Degrees and licences that stand behind a name and belong to it. */
const credential =
  /^(?:M\.?D|D\.?O|Ph\.?\s?D|Psy\.?D|Ed\.?D|R\.?D(?:N)?|L\.?D|CFP|CFA|CPA|EA|J\.?D|MBA|M\.?S(?:c|N|W)?|M\.?A|M\.?Ed|MPH|MFA|B\.?S(?:c|N)?|B\.?A|R\.?N|N\.?P|DVM|VMD|DDS|DMD|D?PT|OD|PharmD|CSCS|CEPF|LCSW|LPC|CPP|PSP|PMP|FACLM|FAND|Esq|Jr|Sr)\.?[®™]?(?:\s+\p{Lu}[\p{Lu}.®-]*)*$/u;
/** Further ones behind the first are capitals alone. */
const furtherCredential = /^[\p{Lu}.®™-]{2,10}$|^\p{Lu}\p{Ll}{2,4}\p{Lu}{2,4}$/u;

function splitAtCommas(list: string): string[] {
  const parts: string[] = [];
  for (const part of list.split(/\s*,\s*/u)) {
    const last = parts.at(-1);
    const follows = credential.test(part) || (last?.includes(",") && furtherCredential.test(part));
    if (last !== undefined && follows) parts[parts.length - 1] = `${last}, ${part}`;
    else parts.push(part);
  }
  const names = parts.filter((part, at) => at === 0 || !role.test(part));
  const last = names.at(-1) ?? "";
  // Behind two full names or more, one word is the place that they write from.
  const people = names.length > 2 && /^\p{Lu}\p{Ll}{3,}$/u.test(last) ? names.slice(0, -1) : names;
  return people.length > 1 && people.every((part) => /\s/.test(part) && isName(part))
    ? people
    : [names[0] ?? ""];
}

function isName(text: string): boolean {
  if (dateLike.test(text) || text.includes(": ")) return false;
  return text.length >= 2 && text.length <= 80 && /\p{L}/u.test(text) && !noName.test(text);
}
