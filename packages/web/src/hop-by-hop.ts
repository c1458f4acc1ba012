import {
  type GetOptions,
  nextUrl,
  type Redirect,
  redirectLocation,
  type Web,
  type WebResponse,
  withoutCredentials,
} from "./web.ts";

/** Runs one request when its host may be asked; `redirects` is how many led to it. What it throws goes to the caller. */
export type HopTurn = <T>(url: URL, request: () => Promise<T>, redirects: number) => Promise<T>;

/**
 * The web for callers that ask each host in its turn: every request waits for its own, those that redirects lead to
 * included. Answers and errors are those of `web`; a deadline counts for each request, without the wait for its turn.
 */
export function hopByHop(
  web: Pick<Web, "get" | "post" | "check">,
  inTurn: HopTurn,
): Pick<Web, "get" | "post"> {
  type Ask = (url: string, options: GetOptions) => Promise<WebResponse>;
  const follow = async (
    asked: string,
    options: GetOptions,
    repeats: boolean,
    ask: Ask,
  ): Promise<WebResponse> => {
    const redirects: Redirect[] = [];
    let url = web.check(asked);
    let hop: GetOptions = { ...options, redirect: "manual" };
    const first = url.href;
    for (;;) {
      const { href } = url;
      const answer = await inTurn(url, () => ask(href, hop), redirects.length);
      const location = redirectLocation(answer, repeats);
      if (location === undefined || options.redirect === "manual")
        return { ...answer, url: first, redirects };
      redirects.push({ url: href, status: answer.status, location });
      const next = nextUrl(redirects, web.check(location, url), options.maxRedirects);
      if (next.origin !== url.origin) hop = { ...hop, headers: withoutCredentials(hop.headers ?? {}) };
      url = next;
    }
  };
  return {
    get: (url, options = {}) => follow(url, options, false, (hop, sent) => web.get(hop, sent)),
    post: (url, body, options = {}) => follow(url, options, true, (hop, sent) => web.post(hop, body, sent)),
  };
}
