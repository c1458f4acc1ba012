import { contentOf, onOneLine, withoutInlineTags } from "./element-value.ts";
import { undoHtmlReferences } from "./references.ts";
import type { Repairs } from "./repairs.ts";

/** Characters of a person's element that are looked at; more is no name. */
const longestPerson = 2000;

const nameElement = /<(?:[\w.-]+:)?name(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?name\s*>/i;
const mailElement = /<(?:[\w.-]+:)?email(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?email\s*>/i;

/** A person's name, from `name` elements, `mail@host (Name)`, `Name <mail@host>` or as it stands. */
export function personName(element: string, repairs: Repairs): string {
  const source = element.slice(0, longestPerson);
  const inside = source.includes("<")
    ? (nameElement.exec(source)?.[1] ?? mailElement.exec(source)?.[1] ?? source)
    : source;
  const text = onOneLine(contentOf(inside, repairs).value);
  return undoHtmlReferences(withoutInlineTags(text.includes("@") ? withoutMail(text) : text)).trim();
}

function withoutMail(text: string): string {
  const inBrackets = /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1];
  const beforeMail = /^(.+?)\s*[<(](?:mailto:)?\S+@\S+[>)]$/.exec(text)?.[1];
  return inBrackets ?? beforeMail ?? text;
}
