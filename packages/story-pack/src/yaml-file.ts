import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { closest } from "./closest.ts";
import type { PackProblem, Position } from "./pack-problem.ts";

type Path = readonly PropertyKey[];

/** Where the value at a path of a file starts; what is missing is where its nearest parent is. */
export type PositionOf = (path: Path) => Position;

/** A YAML file as read: its value where it fits the schema, the place of any path in it, and what is wrong. */
export type YamlFile<T> = { value?: T; at: PositionOf; problems: PackProblem[] };

/**
 * Reads a YAML text and checks it. `file` only names it in problems. A value that does not fit gives one
 * problem for each fault, with its place (the nearest parent's, for what is missing).
 */
export function readYaml<S extends z.ZodType>(file: string, text: string, schema: S): YamlFile<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const at: PositionOf = (path) => position(offsetOf(document, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      ...position(error.pos[0]),
      what: `this is not YAML: ${error.message}`,
      mend: "mend the line or the one above it",
    }));
    return { at, problems };
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 1000 }) ?? {});
  if (parsed.success) return { value: parsed.data, at, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => explain(issue, file, document, at, schema));
  return { at, problems };
}

/** Where the value at a path starts; where it is missing, its nearest parent. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function explain(
  issue: z.core.$ZodIssue,
  file: string,
  document: Document.Parsed,
  at: PositionOf,
  schema: z.ZodType,
): PackProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      file,
      ...at([...issue.path, key]),
      what: `${placeOf(issue.path, document)} has a key "${key}" that no pack has`,
      mend: suggestKey(key, schema, issue.path),
    }));
  }
  const given = document.getIn(issue.path);
  const missing = given === undefined;
  const what = missing
    ? `${placeOf(issue.path, document)} is missing`
    : `${placeOf(issue.path, document)} is ${show(given)}, which does not fit`;
  return [{ file, ...at(issue.path), what, mend: mendOf(issue, missing) }];
}

function mendOf(issue: z.core.$ZodIssue, missing: boolean): string {
  switch (issue.code) {
    case "invalid_value":
      return `write one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return `${missing ? "add" : "write"} ${kinds[issue.expected] ?? `a ${issue.expected}`}`;
    case "invalid_format":
      if (issue.format !== "regex") return `write a valid ${issue.format}`;
      return ownMend(issue) ?? `write something of the form ${issue.pattern}`;
    case "too_small":
      if (ownMend(issue)) return issue.message;
      return `at least ${issue.minimum}${issue.origin === "string" ? " character(s)" : ""} needed`;
    case "too_big":
      if (ownMend(issue)) return issue.message;
      return `at most ${issue.maximum}${issue.origin === "string" ? " character(s)" : ""} allowed`;
    default:
      return issue.message;
  }
}

/** A schema that says itself what to write does so better than its pattern or its bounds. */
function ownMend({ message }: z.core.$ZodIssue): string | undefined {
  return /^(?:Invalid|Too) /u.test(message) ? undefined : message;
}

const kinds: Record<string, string> = {
  string: "a text",
  array: "a list",
  record: "a mapping of keys to values",
  object: "a mapping of keys to values",
  number: "a number",
  boolean: "true or false",
};

/** A path in words; of an item of a list, which a person does not count, its id or name, too. */
function placeOf(path: Path, document: Document.Parsed): string {
  if (path.length === 0) return "the file";
  const item = path.findLastIndex((step) => typeof step === "number");
  const own = (key: string) => document.getIn([...path.slice(0, item + 1), key]);
  const keys = ["id", "name"].filter((key) => key !== path.at(-1));
  const named = item < 0 ? undefined : keys.map(own).find((name) => typeof name === "string");
  return `"${path.map(String).join(".")}"${named === undefined ? "" : ` (${named})`}`;
}

function show(value: unknown): string {
  if (typeof value === "string") return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  if (value === null) return "empty";
  return typeof value === "object" ? "of another kind" : String(value);
}

function suggestKey(key: string, schema: z.ZodType, path: Path): string {
  const known = keysAt(schema, path);
  const near = closest(key, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length > 0 ? `take it out, or use one of ${known.join(", ")}` : "take it out";
}

/** The keys that a schema allows at a path; none where that cannot be told. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const step of path) at = inside(unwrapped(at), step);
  const definition = definitionOf(unwrapped(at));
  return definition?.type === "object" ? Object.keys(definition.shape ?? {}) : [];
}

type Definition = {
  type: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  valueType?: unknown;
  innerType?: unknown;
};

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
}

function unwrapped(schema: unknown): unknown {
  let at = schema;
  while (definitionOf(at)?.innerType !== undefined) at = definitionOf(at)?.innerType;
  return at;
}

function inside(schema: unknown, step: PropertyKey): unknown {
  const definition = definitionOf(schema);
  if (definition?.type === "object") return definition.shape?.[String(step)];
  return definition?.element ?? definition?.valueType;
}
