import { html, parse, parseFragment, type Token, type TreeAdapter, type TreeAdapterTypeMap } from "parse5";
import { TreeDocument } from "./document.ts";
import { TreeAttribute, TreeElement, type TreeRoot } from "./element.ts";
import { TreeNode, TreeParent, TreeText } from "./node.ts";

/**
 * Deepest element. What is nested deeper stands beside it, as browsers do it from 512 on: a walk never runs out of
 * stack, and Readability, whose time grows with the cube of the depth, ends. Of 1,023 news pages the deepest has 56.
 */
const deepest = 128;
const options = { scriptingEnabled: false } as const;

/** Parses a page as the HTML Standard says, without scripts. Comments and doctypes are left out of the tree. */
export function parseDocument(markup: string): TreeDocument {
  const document = new TreeDocument(fragmentOf);
  parse<PageMap>(markup, { ...options, treeAdapter: adapterFor(document) });
  return document;
}

function fragmentOf(markup: string, context: TreeElement): TreeParent {
  return parseFragment<PageMap>(context, markup, {
    ...options,
    treeAdapter: adapterFor(context.ownerDocument),
  });
}

class TreeFragment extends TreeParent {
  readonly nodeType = 11;
}

/** What the parser hands over and the tree does not keep. */
class LeftOut extends TreeNode {
  readonly nodeType = 8;
  readonly textContent = "";
  readonly textLength = 0;
}

type PageMap = TreeAdapterTypeMap<
  TreeNode,
  TreeParent,
  TreeNode,
  TreeRoot,
  TreeFragment,
  TreeElement,
  LeftOut,
  TreeText,
  TreeElement,
  LeftOut
>;

/** How parse5 builds the nodes of one document. */
function adapterFor(document: TreeRoot): TreeAdapter<PageMap> {
  const insertText = (parent: TreeParent, text: string, next: TreeNode | null) => {
    const previous = next ? next.previousSibling : parent.lastChild;
    if (previous instanceof TreeText) previous.data += text;
    else parent.insertBefore(new TreeText(text), next);
  };
  return {
    ...modeOfDocument(),
    ...contentsOfTemplates(),
    ...questions,
    createDocument: () => document,
    createDocumentFragment: () => new TreeFragment(),
    createElement: (name, namespace, attributes) =>
      new TreeElement(document, name, attributes.map(attributeOf), namespace),
    createCommentNode: () => new LeftOut(),
    createTextNode: (data) => new TreeText(data),
    adoptAttributes,
    appendChild: (parent, node) => insert(parent, node, null),
    insertBefore: insert,
    insertText: (parent, text) => insertText(parent, text, null),
    insertTextBefore: insertText,
    detachNode: (node) => node.remove(),
  };
}

/** Puts a node in, no element deeper than allowed. The parser goes on as if it were where it wanted it. */
function insert(parent: TreeParent, node: TreeNode, next: TreeNode | null): void {
  if (node instanceof LeftOut) return;
  const isTooDeep = node instanceof TreeElement && parent.parsedDepth >= deepest;
  const place = (isTooDeep && parent.parentNode) || parent;
  node.parsedDepth = place.parsedDepth + 1;
  place.insertBefore(node, next?.parentNode === place ? next : null);
}

function modeOfDocument() {
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  return {
    getDocumentMode: () => mode,
    setDocumentMode: (_document: TreeRoot, next: html.DOCUMENT_MODE) => {
      mode = next;
    },
    setDocumentType: () => {},
    getDocumentTypeNodeName: () => "",
    getDocumentTypeNodePublicId: () => "",
    getDocumentTypeNodeSystemId: () => "",
  };
}

/** What a template holds is no part of the page. */
function contentsOfTemplates() {
  const contents = new Map<TreeElement, TreeFragment>();
  return {
    getTemplateContent: (template: TreeElement) => contents.get(template) ?? new TreeFragment(),
    setTemplateContent: (template: TreeElement, content: TreeFragment) => {
      contents.set(template, content);
    },
  };
}

/** What parse5 asks of nodes. Places in the source are never asked for. */
const questions = {
  getAttrList: (element: TreeElement) => element.attributes,
  getChildNodes: (node: TreeParent) => node.childNodes,
  getCommentNodeContent: () => "",
  getFirstChild: (node: TreeParent) => node.firstChild,
  getNamespaceURI: (element: TreeElement) => element.namespaceURI as html.NS,
  getNodeSourceCodeLocation: () => null,
  getParentNode: (node: TreeNode) => node.parentNode,
  getTagName: (element: TreeElement) => element.localName,
  getTextNodeContent: (text: TreeText) => text.data,
  isCommentNode: (node: TreeNode): node is LeftOut => node instanceof LeftOut,
  isDocumentTypeNode: (node: TreeNode): node is LeftOut => node instanceof LeftOut,
  isElementNode: (node: TreeNode): node is TreeElement => node instanceof TreeElement,
  isTextNode: (node: TreeNode): node is TreeText => node instanceof TreeText,
  setNodeSourceCodeLocation: () => {},
  updateNodeSourceCodeLocation: () => {},
};

function attributeOf({ name, value }: Token.Attribute): TreeAttribute {
  return new TreeAttribute(name, value);
}

function adoptAttributes(element: TreeElement, attributes: Token.Attribute[]): void {
  for (const { name, value } of attributes)
    if (!element.hasAttribute(name)) element.setAttribute(name, value);
}
