const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** "Iran" for "IR"; the code where it is none of ISO 3166, "" for none. */
export function countryName(code: string): string {
  if (code === "UN") return "United Nations";
  return nameOf(regions, code);
}

/** "Persian" for "fa"; "language unsure" where the machine could not tell. */
export function languageName(code: string): string {
  return code === "und" || code === "" ? "language unsure" : nameOf(languages, code);
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const articleKinds: Record<string, string> = {
  liveBlog: "live blog",
  notArticle: "not an article",
  partial: "part of an article",
};

/** "live blog" for "liveBlog". */
export function kindName(kind: string): string {
  return articleKinds[kind] ?? kind;
}

/** "irna.ir" for an address of the web, without its "www."; "" for anything else. */
export function hostOf(url: string | undefined): string {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return "";
  return new URL(url).host.replace(/^www\./, "");
}
