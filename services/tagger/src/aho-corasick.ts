/**
 * Aho–Corasick over sequences of tokens (Aho and Corasick, 1975): finds every occurrence of every pattern in
 * one pass. `P` is whatever a pattern stands for; one sequence may stand for several things.
 */
export type Occurrence<P> = { from: number; to: number; pattern: P };

type State<P> = {
  next: Map<string, State<P>>;
  fallback: State<P> | undefined;
  depth: number;
  patterns: P[];
  output: State<P> | undefined;
};

const newState = <P>(depth: number): State<P> => ({
  next: new Map(),
  fallback: undefined,
  depth,
  patterns: [],
  output: undefined,
});

export type Automaton<P> = { find(tokens: readonly string[]): Occurrence<P>[] };

export function createAutomaton<P>(
  patterns: Iterable<{ tokens: readonly string[]; pattern: P }>,
): Automaton<P> {
  const root = newState<P>(0);
  for (const { tokens, pattern } of patterns) {
    let state = root;
    for (const token of tokens) {
      let next = state.next.get(token);
      if (next === undefined) {
        next = newState(state.depth + 1);
        state.next.set(token, next);
      }
      state = next;
    }
    if (state !== root) state.patterns.push(pattern);
  }
  linkFallbacks(root);
  return { find: (tokens) => find(root, tokens) };
}

/** Breadth first: a state falls back to the longest proper suffix of its path that is a path as well. */
function linkFallbacks<P>(root: State<P>): void {
  const queue: State<P>[] = [root];
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State<P>;
    for (const [token, next] of state.next) {
      let fallback = state.fallback;
      while (fallback !== undefined && !fallback.next.has(token)) fallback = fallback.fallback;
      next.fallback = state === root ? root : (fallback?.next.get(token) ?? root);
      next.output = next.fallback.patterns.length > 0 ? next.fallback : next.fallback.output;
      queue.push(next);
    }
  }
}

function find<P>(root: State<P>, tokens: readonly string[]): Occurrence<P>[] {
  const found: Occurrence<P>[] = [];
  let state = root;
  for (const [at, token] of tokens.entries()) {
    while (state !== root && !state.next.has(token)) state = state.fallback ?? root;
    state = state.next.get(token) ?? root;
    for (let out: State<P> | undefined = state; out !== undefined; out = out.output)
      for (const pattern of out.patterns) found.push({ from: at + 1 - out.depth, to: at + 1, pattern });
  }
  return found;
}
