/**
 * A node in the tree of a page. Siblings are a linked list, so that taking one out costs the same anywhere.
 *
 * The classes of this folder are the part of the DOM Standard that reading an article needs, under the names that it
 * has there; where a list is live in the standard, it is a copy here.
 */
export abstract class TreeNode {
  abstract readonly nodeType: number;
  abstract readonly textContent: string;
  /** Length of the text in UTF-16 units, without building it. */
  abstract readonly textLength: number;
  parentNode: TreeParent | null = null;
  previousSibling: TreeNode | null = null;
  nextSibling: TreeNode | null = null;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
  /** How deep the parser put it; not kept up to date when it moves. */
  parsedDepth = 0;

  get childNodes(): TreeNode[] {
    const nodes: TreeNode[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  /** Takes the node out of its tree; nothing happens to one that is in none. */
  remove(): void {
    const parent = this.parentNode;
    if (!parent) return;
    if (this.previousSibling) this.previousSibling.nextSibling = this.nextSibling;
    else parent.firstChild = this.nextSibling;
    if (this.nextSibling) this.nextSibling.previousSibling = this.previousSibling;
    else parent.lastChild = this.previousSibling;
    this.parentNode = null;
    this.previousSibling = null;
    this.nextSibling = null;
  }
}

/** A run of text. */
export class TreeText extends TreeNode {
  readonly nodeType = 3;
  data: string;

  constructor(data: string) {
    super();
    this.data = data;
  }

  get nodeValue(): string {
    return this.data;
  }

  get textContent(): string {
    return this.data;
  }

  get textLength(): number {
    return this.data.length;
  }
}

/** A node that holds others. */
export abstract class TreeParent extends TreeNode {
  get textContent(): string {
    const pieces: string[] = [];
    for (let node = this.firstChild; node; node = nextIn(node, this))
      if (node instanceof TreeText) pieces.push(node.data);
    return pieces.join("");
  }

  get textLength(): number {
    let length = 0;
    for (let node = this.firstChild; node; node = nextIn(node, this))
      if (node instanceof TreeText) length += node.data.length;
    return length;
  }

  appendChild<N extends TreeNode>(node: N): N {
    return this.insertBefore(node, null);
  }

  /** Puts a node before another, or last; from wherever it was. */
  insertBefore<N extends TreeNode>(node: N, next: TreeNode | null): N {
    if (node === next) return node;
    node.remove();
    const previous = next ? next.previousSibling : this.lastChild;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = next;
    if (previous) previous.nextSibling = node;
    else this.firstChild = node;
    if (next) next.previousSibling = node;
    else this.lastChild = node;
    return node;
  }

  removeChild<N extends TreeNode>(node: N): N {
    node.remove();
    return node;
  }

  replaceChild<N extends TreeNode>(replacement: TreeNode, node: N): N {
    if (replacement === node) return node;
    this.insertBefore(replacement, node);
    node.remove();
    return node;
  }

  contains(node: TreeNode | null): boolean {
    for (let at = node; at; at = at.parentNode) if (at === this) return true;
    return false;
  }
}

/** The node behind `node` in reading order that is still below `root`. */
export function nextIn(node: TreeNode, root: TreeParent): TreeNode | null {
  if (node instanceof TreeParent && node.firstChild) return node.firstChild;
  return nextPast(node, root);
}

/** The node behind `node` and all that it holds. */
export function nextPast(node: TreeNode, root: TreeParent): TreeNode | null {
  for (let at: TreeNode | null = node; at && at !== root; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}
