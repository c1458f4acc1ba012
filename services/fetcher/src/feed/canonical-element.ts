import type { DocumentState } from "./document-state.ts";
import { asHtml, contentOf, personName, plainTitle, typedContent } from "./element-value.ts";
import { undoReferences } from "./references.ts";
import { absoluteHtml, resolvedUrl } from "./relative-urls.ts";
import type { ValueKind } from "./vocabulary.ts";

/** Writes one kept element in canonical form: its value as character data, its URLs absolute. */
export function writeElement(
  as: string,
  attributes: Record<string, string>,
  source: string,
  base: string,
  state: DocumentState,
  kind: ValueKind = "link",
): string {
  const { repairs } = state;
  const attribute = (name: string) => undoReferences(attributes[name] ?? "", repairs, state.declared).trim();
  switch (kind) {
    case "title":
      return element(
        as,
        plainTitle(typedContent(contentOf(source, repairs, state.declared), attributes, state.inAtom)),
      );
    case "html": {
      const typed = typedContent(contentOf(source, repairs, state.declared), attributes, state.inAtom);
      const html = withoutControls(absoluteHtml(asHtml(typed), base));
      return html === "" ? "" : element(as, String(state.values.push(html) - 1));
    }
    case "text": {
      const { value } = contentOf(source, repairs, state.declared);
      const isPermaLink = as === "guid" && attribute("ispermalink");
      return element(as, value.trim(), isPermaLink ? { isPermaLink } : {});
    }
    case "person":
      return element(as, personName(source, repairs));
    case "category": {
      const text = contentOf(source, repairs, state.declared).value.trim();
      return element(as, attribute("term") || text || attribute("text") || attribute("label"));
    }
    case "file":
      return element(as, "", {
        url: resolvedUrl(attribute("url") || attribute("href"), base),
        type: attribute("type") || (attribute("medium") && `${attribute("medium")}/*`),
        length: attribute("length") || attribute("filesize"),
      });
    case "link": {
      const href = attribute("href") || attribute("rdf:resource") || contentOf(source, repairs).value;
      const { rel, type, length } = {
        rel: attribute("rel"),
        type: attribute("type"),
        length: attribute("length"),
      };
      return element(as, resolvedUrl(href, base), { rel, type, length });
    }
  }
}

function element(name: string, value: string, attributes: Record<string, string> = {}): string {
  let start = `<${name}`;
  for (const key in attributes) if (attributes[key]) start += ` ${key}="${attributeText(attributes[key])}"`;
  return value === "" ? `${start}/>` : `${start}>${characterData(value)}</${name}>`;
}

function attributeText(value: string): string {
  return withoutControls(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function characterData(value: string): string {
  const text = withoutControls(value);
  return /[<&]|\]\]>/.test(text) ? `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not allow
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function withoutControls(value: string): string {
  return value.replace(controls, "");
}
