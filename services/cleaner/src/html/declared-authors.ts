import { authorsOf } from "../by-line.ts";
import type { TreeDocument } from "../dom/document.ts";
import { lettersOf } from "./letters-of.ts";
import { isNode, type LinkedNode, textOf, typeOf } from "./linked-data.ts";
import type { MetaTags } from "./meta-tags.ts";
import { decodeReferences } from "./parse-page.ts";

const authorNames =
  "parsely-author author article:author_name byl sailthru.author citation_authors citation_author dc.creator dcterms.creator article:author cxenseparse:author twitter:creator:name".split(
    " ",
  );
/** The authors that JSON-LD names, else those of meta tags. An organisation's name is one, whatever words it has. */
export function declaredAuthors(document: TreeDocument, tags: MetaTags, node: LinkedNode): string[] {
  const declared = [node.author ?? node.creator ?? []].flat();
  const linked = declared.flatMap((author) => {
    const name = decodeReferences(textOf(author), document);
    const names = authorsOf(name);
    return names.length > 1 && isNode(author) && typeOf(author) === "Organization" ? [name] : names;
  });
  if (linked.length > 0) return [...new Set(linked)];
  for (const name of authorNames) {
    const fields = tags.get(name) ?? [];
    const found = (name.startsWith("citation") ? fields.map(inReadingOrder) : fields).flatMap(authorsOf);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** Tags for citations may give the last name first. */
function inReadingOrder(name: string): string {
  return name.replace(/^([^,]+),\s*([^,]+)$/u, "$2 $1");
}

/** Words that make a site's name that of its people. */
const group = /^(?:the)?team|(?:team|staff|editors?|editorial|admin|contributors?)$/;

/**
 * Whether declared authors are nobody in particular: none at all, the site itself under one of its names, or an
 * account's name. A by-line that a reader sees is then to be believed.
 */
export function areWeak(authors: readonly string[], siteNames: readonly string[], host: string): boolean {
  const sites = siteNames.map(lettersOf).filter((key) => key.length > 1);
  const labels = lettersOf(host.replace(/^www\./, ""));
  return authors.every((author) => {
    const key = lettersOf(author);
    if (/^[\p{Ll}\p{N}._-]+$/u.test(author)) return true;
    const bare = key.replace(group, "");
    return (
      sites.some((site) => site === key || site === bare) || (bare.length > 2 && labels.startsWith(bare))
    );
  });
}
