import { describe, expect, it } from "vitest";
import { countryName, hostOf, kindName, languageName } from "./names.ts";

describe("names", () => {
  it.each([
    ["https://www.irna.ir/news/1", "irna.ir"],
    ["http://127.0.0.1:5400/a", "127.0.0.1:5400"],
    ["urn:throughline:document:1", ""],
    ["not a url", ""],
    [undefined, ""],
  ])("the host of %s is %s", (url, host) => expect(hostOf(url)).toBe(host));

  it.each([
    ["IR", "Iran"],
    ["UN", "United Nations"],
    ["", ""],
    ["??", "??"],
  ])("country %s is %s", (code, name) => expect(countryName(code)).toBe(name));

  it.each([
    ["fa", "Persian"],
    ["und", "language unsure"],
    ["", "language unsure"],
    ["not-a-code!", "not-a-code!"],
  ])("language %s is %s", (code, name) => expect(languageName(code)).toBe(name));

  it("keeps a kind that it does not know", () => {
    expect(kindName("liveBlog")).toBe("live blog");
    expect(kindName("gallery")).toBe("gallery");
  });
});
