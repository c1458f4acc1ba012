import { describe, expect, it } from "vitest";
import { articleQuery, readFilters } from "./search-filters.ts";

describe("search filters", () => {
  it.each([
    [{ q: " Putin " }, { q: "Putin" }],
    [{ q: 1979 }, { q: "1979" }],
    [{ q: "", language: "  ", entity: "Q794" }, { entity: "Q794" }],
    [{ other: "x", q: ["a"] }, {}],
  ])("reads %j", (search, filters) => expect(readFilters(search)).toEqual(filters));

  it("asks the API for whole days in the reader's zone", () => {
    const query = articleQuery(
      { q: "Аракчи", after: "2025-06-23", before: "2025-06-23" },
      { limit: 50, cursor: "c" },
    );
    expect(query.get("q")).toBe("Аракчи");
    expect(Date.parse(query.get("before") ?? "") - Date.parse(query.get("after") ?? "")).toBe(86_400_000);
    expect([query.get("limit"), query.get("cursor")]).toEqual(["50", "c"]);
  });

  it("leaves out what is no date", () =>
    expect(articleQuery({ after: "June" }, { limit: 1 }).has("after")).toBe(false));
});
