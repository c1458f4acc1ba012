/** One group of a robots.txt: what the named crawlers may and may not fetch. */
export type RobotsGroup = { agents: string[]; rules: RobotsRule[]; crawlDelaySeconds?: number };
export type RobotsRule = { allow: boolean; pattern: string };

export type RobotsVerdict = {
  allowed: boolean;
  /** The rule that decided, as `Disallow: /x`; absent when none fits. */
  rule?: string;
  crawlDelaySeconds?: number;
};

/** Rules past this number are of no site that means them. */
const mostRules = 10_000;

/** Parses a robots.txt (RFC 9309 §2.2). Lines that say nothing known are passed over. */
export function parseRobots(text: string): RobotsGroup[] {
  const groups: RobotsGroup[] = [];
  let open: RobotsGroup | undefined;
  let namesAgents = false;
  let rules = 0;
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n?|\n/)) {
    const [, key = "", value = ""] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    switch (key.toLowerCase()) {
      case "user-agent":
      case "useragent":
        if (!namesAgents || !open) {
          open = { agents: [], rules: [] };
          groups.push(open);
        }
        namesAgents = true;
        open.agents.push(agentToken(value));
        break;
      case "allow":
      case "disallow":
        namesAgents = false;
        if (open && value.trim() !== "" && rules++ < mostRules)
          open.rules.push({ allow: key.toLowerCase() === "allow", pattern: normalized(value.trim()) });
        break;
      case "crawl-delay":
        namesAgents = false;
        if (open && Number(value) > 0) open.crawlDelaySeconds = Number(value);
        break;
    }
  }
  return groups;
}

/** The product token of a User-agent line: letters, `_` and `-` (RFC 9309 §2.2.1), or `*`. */
function agentToken(value: string): string {
  const token = value.trim().toLowerCase();
  return token.startsWith("*") ? "*" : (/^[a-z_-]+/.exec(token)?.[0] ?? "");
}

/**
 * Whether a product may fetch a path (with its query). All groups that name the product count together, else
 * those for `*`; the longest fitting pattern decides, Allow wins a tie (RFC 9309 §2.2.2). /robots.txt itself
 * is always allowed.
 */
export function robotsVerdict(groups: readonly RobotsGroup[], product: string, path: string): RobotsVerdict {
  const name = product.toLowerCase();
  const own = groups.filter((group) => group.agents.includes(name));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes("*"));
  const crawlDelaySeconds = chosen.find((group) => group.crawlDelaySeconds)?.crawlDelaySeconds;
  const target = normalized(path);
  let best: RobotsRule | undefined;
  for (const rule of target === "/robots.txt" ? [] : chosen.flatMap((group) => group.rules)) {
    if (!fits(rule.pattern, target)) continue;
    const longer = rule.pattern.length - (best?.pattern.length ?? -1);
    if (longer > 0 || (longer === 0 && rule.allow)) best = rule;
  }
  return {
    allowed: best?.allow ?? true,
    ...(best && { rule: `${best.allow ? "Allow" : "Disallow"}: ${best.pattern}` }),
    ...(crawlDelaySeconds && { crawlDelaySeconds }),
  };
}

/** `*` stands for anything, a final `$` for the end. Greedy from left to right, so linear in the path. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  const [first = "", ...others] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = anchored ? others.pop() : undefined;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!anchored) return true;
  return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at;
}

/**
 * The form in which paths and patterns are compared (RFC 9309 §2.2.2): octets outside of ASCII are
 * percent-encoded, unreserved characters are not, hexadecimal digits are upper case.
 */
function normalized(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : octet.toUpperCase();
    })
    .replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed()));
}
