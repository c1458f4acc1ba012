import { type Attributes, noAttributes } from "./attributes.ts";
import type { DocumentState } from "./document-state.ts";
import { asHtml, contentOf, plainTitle, typedContent } from "./element-value.ts";
import { personName } from "./person-name.ts";
import { undoReferences } from "./references.ts";
import { absoluteHtml, resolvedUrl } from "./relative-urls.ts";
import type { ValueKind } from "./vocabulary.ts";

/** An element in the shape that rss-parser knows (xml2js's): its text, or its text and its attributes. */
export type CanonicalNode = string | { _: string; $: Record<string, string> };

/** One kept element in canonical form, its URLs absolute; an empty text where it says nothing. */
export function canonicalNode(
  kind: ValueKind,
  attributes: Attributes,
  source: string,
  base: string,
  state: DocumentState,
): CanonicalNode {
  const { repairs, declared, inAtom } = state;
  switch (kind) {
    case "title":
      return plainTitle(typedContent(contentOf(source, repairs, declared), attributes, inAtom));
    case "html": {
      const typed = typedContent(contentOf(source, repairs, declared), attributes, inAtom);
      return absoluteHtml(asHtml(typed), base);
    }
    case "text":
      return contentOf(source, repairs, declared).value.trim();
    case "person":
      return personName(source, repairs);
    case "id": {
      const value = contentOf(source, repairs, declared).value.trim();
      const { ispermalink: isPermaLink } = attributes;
      return value !== "" && isPermaLink ? { _: value, $: { isPermaLink } } : value;
    }
    case "category":
      return (
        attributeOf(attributes, "term", state) ||
        contentOf(source, repairs, declared).value.trim() ||
        attributeOf(attributes, "text", state) ||
        attributeOf(attributes, "label", state)
      );
    case "file":
      return file(attributes, base, state);
    case "link":
      return link(attributes, source, base, state);
  }
}

function attributeOf(attributes: Attributes, name: string, { repairs, declared }: DocumentState): string {
  const value = attributes[name];
  return value === undefined ? "" : undoReferences(value, repairs, declared).trim();
}

function file(attributes: Attributes, base: string, state: DocumentState): CanonicalNode {
  const of = (name: string) => attributeOf(attributes, name, state);
  const url = resolvedUrl(of("url") || of("href"), base);
  if (url === "") return "";
  const medium = of("medium");
  return {
    _: "",
    $: { url, type: of("type") || (medium && `${medium}/*`), length: of("length") || of("filesize") },
  };
}

function link(attributes: Attributes, source: string, base: string, state: DocumentState): CanonicalNode {
  if (attributes === noAttributes) return resolvedUrl(contentOf(source, state.repairs).value, base);
  const of = (name: string) => attributeOf(attributes, name, state);
  const href = of("href") || of("rdf:resource") || contentOf(source, state.repairs).value;
  const url = resolvedUrl(href, base);
  return url === "" ? "" : { _: url, $: { rel: of("rel"), type: of("type"), length: of("length") } };
}
