import { elementsIn, TreeElement, TreeRoot } from "./element.ts";
import { type TreeParent, TreeText } from "./node.ts";

/** Reads markup as the content of an element. */
export type FragmentParser = (markup: string, context: TreeElement) => TreeParent;

/** A page as a tree. It has no address: whoever reads it resolves its links. */
export class TreeDocument extends TreeRoot {
  readonly nodeType = 9;
  readonly nodeName = "#document";
  readonly baseURI = "about:blank";
  readonly documentURI = "about:blank";
  readonly parseFragment: FragmentParser;

  constructor(parseFragment: FragmentParser) {
    super();
    this.parseFragment = parseFragment;
  }

  /** The root element; the HTML parser always makes one. */
  get documentElement(): TreeElement {
    for (const node of this.childNodes) if (node instanceof TreeElement) return node;
    return this.appendChild(this.createElement("html"));
  }

  get head(): TreeElement | null {
    return this.documentElement.children.find(({ localName }) => localName === "head") ?? null;
  }

  get body(): TreeElement | null {
    return this.documentElement.children.find(({ localName }) => localName === "body") ?? null;
  }

  /** Text of the first title element, its white space folded. */
  get title(): string {
    return (this.getElementsByTagName("title")[0]?.textContent ?? "").replace(/[\t\n\f\r ]+/g, " ").trim();
  }

  createElement(name: string): TreeElement {
    return new TreeElement(this, name.toLowerCase());
  }

  createTextNode(data: string): TreeText {
    return new TreeText(data);
  }

  getElementsByTagName(name: string): TreeElement[] {
    return elementsIn(this, (element) => name === "*" || element.localName === name);
  }

  /** Elements of these names, in reading order; the only selector is a list of names. */
  querySelectorAll(names: string): TreeElement[] {
    return this.documentElement.querySelectorAll(names);
  }
}
