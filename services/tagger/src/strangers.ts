import type { TaggedField } from "./candidates.ts";
import { isNoGivenName } from "./no-given-name.ts";
import type { Token } from "./tokens.ts";

type Span = { start: number; end: number };

const honorific = /\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Sgt|Judge)\.?\s$/u;
const nameAhead = /((?:\p{Lu}[\p{L}'’-]+\s){1,3})$/u;
const nameBehind = /^\s((?:\p{Lu}[\p{L}'’-]+\s?){1,3})/u;
/** No name and its title are longer than this, in characters. */
const nameReach = 80;
/** How far above it a full name may stand, in characters. */
const fullNameReach = 6000;

/**
 * The name right beside a verb of saying of somebody whom the gazetteer does not know: two or more words with
 * capitals, or a last name behind a title, or one whose full name stands above it.
 */
export function strangerBeside(field: TaggedField, cue: Token, known: readonly Span[]): string | undefined {
  const { text } = field;
  const before = text.slice(Math.max(0, cue.start - nameReach), cue.start);
  const after = text.slice(cue.end, cue.end + nameReach);
  const ahead = nameAhead.exec(before)?.[1];
  const behind = nameBehind.exec(after)?.[1];
  if (ahead !== undefined) {
    const found = strangerIn(field, ahead, cue.start - ahead.length, known);
    if (found !== undefined) return found;
  }
  return behind === undefined ? undefined : strangerIn(field, behind, cue.end + 1, known);
}

function strangerIn(field: TaggedField, run: string, at: number, known: readonly Span[]): string | undefined {
  const words = run.trim().split(/\s/u);
  let start = at;
  while (words[0] !== undefined && isNoGivenName(words[0].toLowerCase()))
    start += (words.shift()?.length ?? 0) + 1;
  const name = words.join(" ");
  const end = start + name.length;
  if (name === "" || known.some((span) => span.start < end && span.end > start)) return undefined;
  if (words.length > 1) return name;
  const full = new RegExp(String.raw`\p{Lu}[\p{L}'’-]+\s${name}(?!\p{L})`, "u").exec(
    field.text.slice(Math.max(0, start - fullNameReach), start),
  )?.[0];
  if (full !== undefined && !isNoGivenName((full.split(/\s/u)[0] ?? "").toLowerCase())) return full;
  return honorific.test(field.text.slice(Math.max(0, start - 8), start)) ? name : undefined;
}
