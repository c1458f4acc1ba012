export type Script = "latin" | "cyrillic" | "arabic";

/** The script of a name's letters, if they are all of one that is known here. */
export function scriptOf(name: string): Script | undefined {
  const letters = name.match(/\p{L}/gu) ?? [];
  const only = (pattern: RegExp) => letters.length > 0 && letters.every((letter) => pattern.test(letter));
  if (only(/\p{Script=Latin}/u)) return "latin";
  if (only(/\p{Script=Cyrillic}/u)) return "cyrillic";
  return only(/[\p{Script=Arabic}ـ]/u) ? "arabic" : undefined;
}

/** The words of a name, cut and joined as other scripts do. */
export function spelledOut(name: string, script: Script): string[] {
  const plain = name.normalize("NFKC");
  const words = (script === "arabic" ? apart(plain) : plain)
    .split(/[\s\p{Pd}.,ـ]+/u)
    .filter((word) => word !== "");
  return script === "arabic"
    ? words.flatMap((word, at) => (at < words.length - 1 ? compound(word) : [word]))
    : words;
}

/**
 * God's names are one with the word before them (نصر الله, عبد الرحمن), as is the ending of خامنه ای; a son's ibn and a joined title
 * stand by themselves.
 */
function apart(name: string): string {
  return name
    .replace(/ة(?=[\s\u200c]+الله)/gu, "ت")
    .replace(/(?<=\p{L})[\s\u200c]+(?=(?:الله|الاسلام|الإسلام)(?!\p{L}))/gu, "")
    .replace(/(?<=(?:^|\s)عبد)[\s\u200c]+(?=\p{L})/gu, "")
    .replace(/(?<=ه)\s+(?=[ای]ی(?!\p{L}))/gu, "\u200c")
    .replace(/(?<=^|\s)(بن|ابن|سید)\u200c/gu, "$1 ");
}

/** محمدحسین is Mohammad Hossein: Persian writes given names together. */
function compound(word: string): string[] {
  const parts = /^(سید|محمد|امیر|غلام)\u200c?(\p{L}{3,})$/u.exec(word);
  return parts?.[1] && parts[2] ? [parts[1], parts[2]] : [word];
}

/** The nominatives that a Russian name in another case may have. */
export function nominatives(word: string): string[] {
  const adjective = /^(.{2,}[сц]к)(?:ого|ому|им|ом)$/u.exec(word)?.[1];
  if (adjective !== undefined) return [`${adjective}ий`];
  const surname = /^(.{2,}(?:[оеё]в|[иы]н))(?:ым|ом|ой)$/u.exec(word)?.[1];
  if (surname !== undefined) return [surname, `${surname}а`];
  const other = /^(.{3,}[бвгджзклмнпрстфхцчшщ])(?:ом|ем|ой|ей)$/u.exec(word)?.[1];
  return other === undefined ? [] : [other];
}
