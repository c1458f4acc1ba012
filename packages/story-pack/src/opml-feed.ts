import { type StateMedia, stateMediaKinds } from "@throughline/contracts";

/** The namespace of the attributes that a pack adds to an outline. */
export const feedNamespace = "urn:throughline:feed";

/** A feed as an OPML outline tells of it. Only `url` and `title` are sure to say something. */
export type OpmlFeed = {
  url: string;
  title: string;
  siteUrl?: string;
  /** Titles of the outlines around it, outermost first. */
  folders: string[];
  publisher?: string;
  country?: string;
  language?: string;
  stateMedia?: StateMedia;
  verified?: string;
  discover?: boolean;
  watchEdits?: boolean;
  /** Place of the outline, from 1. */
  line: number;
  column: number;
  /** Attributes of our namespace that could not be used, in words. */
  problems: string[];
};

export type OwnAttributes = Pick<
  OpmlFeed,
  "publisher" | "country" | "language" | "stateMedia" | "verified" | "discover" | "watchEdits" | "problems"
>;

/** Our namespace's attributes of an outline; `prefixes` maps the document's prefixes to namespaces. */
export function ownAttributes(attributes: Map<string, string>, prefixes: Map<string, string>): OwnAttributes {
  const own: OwnAttributes = { problems: [] };
  for (const [key, given] of attributes) {
    const [prefix = "", name] = key.split(":");
    if (name === undefined || prefixes.get(prefix) !== feedNamespace) continue;
    const value = given.trim();
    const problem = value === "" ? undefined : setOwn(own, name, value);
    if (problem !== undefined) own.problems.push(problem);
  }
  return own;
}

/** Sets one of our attributes; answers what is wrong with it, if anything. */
function setOwn(own: OwnAttributes, name: string, value: string): string | undefined {
  const unfit = (allowed: string) => `${name} is "${value}", but must be ${allowed}`;
  switch (name) {
    case "publisher":
      own.publisher = value;
      return;
    case "country":
      if (!/^[A-Z]{2}$/u.test(value)) return unfit("two capital letters (ISO 3166-1), such as IR");
      own.country = value;
      return;
    case "language":
      if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(value)) return unfit("a BCP 47 tag, such as fa");
      own.language = value;
      return;
    case "stateMedia": {
      const kind = stateMediaKinds.find((known) => known === value);
      if (kind === undefined) return unfit(`one of ${stateMediaKinds.join(", ")}`);
      own.stateMedia = kind;
      return;
    }
    case "verified":
      if (!/^\d{4}-\d\d-\d\d$/u.test(value)) return unfit("an ISO date, such as 2025-06-23");
      own.verified = value;
      return;
    case "discover":
    case "watchEdits":
      if (value !== "true" && value !== "false") return unfit("true or false");
      own[name] = value === "true";
      return;
    default:
      return `there is no attribute "${name}"`;
  }
}
