import { type Web, WebError } from "@throughline/web";

/**
 * The URL that a person meant by what they typed or a list says: the schemes of feed readers (`feed:`, `feed://`)
 * become those of the web, and a bare name gets https. Whether it may be fetched is decided elsewhere.
 */
export function givenUrl(given: string): string {
  const text = given.trim();
  const inner = /^feed:(?:\/\/)?(https?:\/\/.*)$/is.exec(text)?.[1];
  if (inner !== undefined) return inner;
  if (/^feed:\/\//i.test(text)) return text.replace(/^feed:/i, "https:");
  // `example.org:8080` has no scheme but a port.
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+/.test(text) ? text : `https://${text}`;
}

/**
 * The URL meant, in its standard form, when it may be fetched. Throws a `WebError` that names what was given, and
 * not what was made of it.
 */
export function checkedUrlOf(web: Pick<Web, "check">, given: string): string {
  const meant = givenUrl(given);
  try {
    return web.check(meant).href;
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    throw new WebError(
      error.code,
      error.message.replace(`"${meant.slice(0, 200)}"`, `"${given.slice(0, 200)}"`),
      {
        cause: error,
      },
    );
  }
}
