import { emptyNames, escapeText, escapeValue, rawNames } from "./markup.ts";
import { nextIn, type TreeNode, TreeParent, TreeText } from "./node.ts";

/** An attribute; names are lower case. */
export class TreeAttribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): TreeAttribute {
    return new TreeAttribute(this.name, this.value);
  }
}

/** Upper-case forms of names, kept since there are few; a page may invent as many as it likes. */
const upperNames = new Map<string, string>();
const mostNames = 1000;
const htmlNamespace = "http://www.w3.org/1999/xhtml";

/** The root of a tree, which reads markup as the content of one of its elements. */
export abstract class TreeRoot extends TreeParent {
  abstract parseFragment(markup: string, context: TreeElement): TreeParent;
}

/** An element. Its `localName` is as in the markup's standard form: lower case for HTML. */
export class TreeElement extends TreeParent {
  readonly nodeType = 1;
  readonly ownerDocument: TreeRoot;
  readonly localName: string;
  /** Upper case for HTML. */
  readonly tagName: string;
  readonly namespaceURI: string;
  attributes: TreeAttribute[];

  constructor(
    document: TreeRoot,
    localName: string,
    attributes: TreeAttribute[] = [],
    namespaceURI: string = htmlNamespace,
  ) {
    super();
    this.ownerDocument = document;
    this.localName = localName;
    this.tagName = namespaceURI === htmlNamespace ? upper(localName) : localName;
    this.namespaceURI = namespaceURI;
    this.attributes = attributes;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get parentElement(): TreeElement | null {
    return this.parentNode instanceof TreeElement ? this.parentNode : null;
  }

  get children(): TreeElement[] {
    const elements: TreeElement[] = [];
    for (let at = this.firstElementChild; at; at = at.nextElementSibling) elements.push(at);
    return elements;
  }

  get firstElementChild(): TreeElement | null {
    return elementFrom(this.firstChild);
  }

  get nextElementSibling(): TreeElement | null {
    return elementFrom(this.nextSibling);
  }

  get previousElementSibling(): TreeElement | null {
    let node = this.previousSibling;
    while (node && !(node instanceof TreeElement)) node = node.previousSibling;
    return node;
  }

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  set id(value: string) {
    this.setAttribute("id", value);
  }

  get className(): string {
    return this.getAttribute("class") ?? "";
  }

  set className(value: string) {
    this.setAttribute("class", value);
  }

  /** The address of a picture as written: nothing here knows against what it would be resolved. */
  get src(): string {
    return this.getAttribute("src") ?? "";
  }

  set src(value: string) {
    this.setAttribute("src", value);
  }

  get srcset(): string {
    return this.getAttribute("srcset") ?? "";
  }

  set srcset(value: string) {
    this.setAttribute("srcset", value);
  }

  /** The two properties of an inline style that hide an element; no style sheet is known. */
  get style(): { display: string; visibility: string } {
    const declarations = this.getAttribute("style");
    if (declarations === null) return plainStyle;
    return {
      display: styleValue(declarations, "display"),
      visibility: styleValue(declarations, "visibility"),
    };
  }

  get innerHTML(): string {
    const pieces: string[] = [];
    writeChildren(this, pieces);
    return pieces.join("");
  }

  get outerHTML(): string {
    const pieces: string[] = [];
    writeElement(this, pieces);
    return pieces.join("");
  }

  set innerHTML(markup: string) {
    while (this.firstChild) this.firstChild.remove();
    for (const node of this.ownerDocument.parseFragment(markup, this).childNodes) this.appendChild(node);
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  /** Whether an attribute that lists words, such as `rel`, has this one. */
  hasWord(name: string, word: string): boolean {
    return (this.getAttribute(name) ?? "").split(/\s+/).includes(word);
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode(new TreeAttribute(name, value));
  }

  setAttributeNode(attribute: TreeAttribute): void {
    const at = this.attributes.findIndex(({ name }) => name === attribute.name);
    if (at === -1) this.attributes.push(attribute);
    else this.attributes[at] = attribute;
  }

  removeAttribute(name: string): void {
    this.attributes = this.attributes.filter((attribute) => attribute.name !== name);
  }

  /** Elements of these names below this one, in reading order; the only selector is a list of names. */
  querySelectorAll(names: string): TreeElement[] {
    const wanted = new Set(
      names
        .toLowerCase()
        .split(",")
        .map((name) => name.trim()),
    );
    return elementsIn(this, (element) => wanted.has(element.localName));
  }

  getElementsByTagName(name: string): TreeElement[] {
    return elementsIn(this, (element) => name === "*" || element.localName === name);
  }

  /** The nearest of this element and those around it for which `isWanted` holds. */
  nearest(isWanted: (element: TreeElement) => boolean): TreeElement | null {
    for (let at: TreeElement | null = this; at; at = at.parentElement) if (isWanted(at)) return at;
    return null;
  }
}

/** The elements below a node for which `isWanted` holds, in reading order. */
export function elementsIn(
  root: TreeParent,
  isWanted: (element: TreeElement) => boolean = () => true,
): TreeElement[] {
  const elements: TreeElement[] = [];
  for (let node = root.firstChild; node; node = nextIn(node, root))
    if (node instanceof TreeElement && isWanted(node)) elements.push(node);
  return elements;
}

/** The first element below a node for which `isWanted` holds. */
export function firstElementIn(
  root: TreeParent,
  isWanted: (element: TreeElement) => boolean,
): TreeElement | null {
  for (let node = root.firstChild; node; node = nextIn(node, root))
    if (node instanceof TreeElement && isWanted(node)) return node;
  return null;
}

/** Writes markup as the HTML Standard serialises fragments (13.3). */
function writeChildren(element: TreeElement, pieces: string[]): void {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof TreeElement) writeElement(node, pieces);
    else if (node instanceof TreeText)
      pieces.push(rawNames.has(element.localName) ? node.data : escapeText(node.data));
  }
}

function writeElement(element: TreeElement, pieces: string[]): void {
  pieces.push("<", element.localName);
  for (const { name, value } of element.attributes) pieces.push(" ", name, '="', escapeValue(value), '"');
  pieces.push(">");
  if (emptyNames.has(element.localName)) return;
  writeChildren(element, pieces);
  pieces.push("</", element.localName, ">");
}

const plainStyle = { display: "", visibility: "" };

/** The last value that inline declarations give a property. */
function styleValue(declarations: string, property: string): string {
  for (const declaration of declarations.split(";").reverse()) {
    const [name = "", value = ""] = declaration.split(":");
    if (name.trim().toLowerCase() === property) return value.replace(/!.*/, "").trim().toLowerCase();
  }
  return "";
}

function elementFrom(node: TreeNode | null): TreeElement | null {
  let at = node;
  while (at && !(at instanceof TreeElement)) at = at.nextSibling;
  return at;
}

function upper(localName: string): string {
  const known = upperNames.get(localName);
  if (known !== undefined) return known;
  const name = localName.toUpperCase();
  if (upperNames.size < mostNames) upperNames.set(localName, name);
  return name;
}
