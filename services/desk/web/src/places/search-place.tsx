import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FocusEvent, type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { feedsQuery, namesQuery, searchQuery } from "../api/queries.ts";
import { readFilters, type SearchFilters } from "../lists/search-filters.ts";
import { ArticleRow } from "../parts/article-row.tsx";
import { languageName } from "../parts/names.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { counted } from "../text/count-words.ts";
import { SearchSummary } from "./search-summary.tsx";

/** Search: words in title and text, and filters; all of it stands in the URL. */
export function SearchPlace() {
  const filters = useSearch({ from: "/search" });
  const query = useInfiniteQuery(searchQuery(filters));
  const articles = query.data?.pages.flatMap((page) => page.items);
  usePageTitle(filters.q === undefined ? "Search" : `“${filters.q}”`);
  return (
    <div className="single">
      <h1 className="unseen">Search</h1>
      <SearchForm filters={filters} />
      <WaitingNames />
      {articles !== undefined ? (
        <>
          <SearchSummary filters={filters} shown={articles.length} more={query.hasNextPage} />
          {articles.length === 0 ? (
            <Empty title="No article fits.">
              <p>Try fewer words or another spelling, or take away a filter.</p>
            </Empty>
          ) : (
            <ol className="rows" data-list>
              {articles.map((article) => (
                <ArticleRow key={article.id} article={article} />
              ))}
            </ol>
          )}
          {query.isError && <Failed what="More" error={query.error} kept="What was found stays." />}
          {query.hasNextPage && (
            <button
              type="button"
              className="more"
              onClick={() => void query.fetchNextPage()}
              disabled={query.isFetchingNextPage}
            >
              {query.isFetchingNextPage ? "Loading…" : "More"}
            </button>
          )}
        </>
      ) : query.isError ? (
        <Failed what="What was found" error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="articles" rows={6} />
      )}
    </div>
  );
}

/** Leads to the names that wait for a person, where any do. */
function WaitingNames() {
  const { data } = useQuery(namesQuery);
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="aside">
      <Link to="/names">{counted(count, "name")} to confirm</Link>
    </p>
  );
}

function SearchForm({ filters }: { filters: SearchFilters }) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { data } = useQuery(feedsQuery);
  const feeds = data?.items ?? [];
  const languages = [...new Set([...feeds.map((feed) => feed.language), filters.language ?? ""])]
    .filter(Boolean)
    .sort();
  // Only a search without words begins with the field: who comes with words wants to read.
  useEffect(() => {
    const isBlank = new URLSearchParams(location.search).size === 0;
    if (isBlank && matchMedia("(min-width: 640px)").matches) words(form.current)?.focus();
  }, []);
  // Links and Back change the filters too; the fields follow without losing the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice can be set once its options are there
  useEffect(() => {
    for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ??
      []) {
      if (field !== document.activeElement || field.name !== "q")
        field.value = filters[field.name as keyof SearchFilters] ?? "";
    }
  }, [filters, feeds.length]);
  const apply = (form: HTMLFormElement) => {
    const given = readFilters({ ...filters, ...Object.fromEntries(new FormData(form)) });
    void navigate({ to: "/search", search: given });
  };
  // A date that is being typed passes through years such as 0002: it counts once the field is left.
  const applyDate = (event: FocusEvent<HTMLInputElement>) => {
    const { name, value, form: within } = event.target;
    if (within !== null && value !== (filters[name as "after" | "before"] ?? "")) apply(within);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  return (
    <search>
      <form className="search" ref={form} onSubmit={submit}>
        <div className="search-words">
          <input
            name="q"
            type="search"
            data-search
            dir="auto"
            aria-label="Words"
            placeholder="Words in title or text"
            defaultValue={filters.q ?? ""}
          />
          <button type="submit" className="main">
            Search
          </button>
        </div>
        <div className="search-filters">
          <Choice label="Language" name="language" value={filters.language}>
            {languages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </Choice>
          <Choice label="Feed" name="feed" value={filters.feed}>
            {feeds.map((feed) => (
              <option key={feed.id} value={feed.id}>
                {feed.title || feed.url}
              </option>
            ))}
          </Choice>
          <label>
            From
            <input type="date" name="after" defaultValue={filters.after ?? ""} onBlur={applyDate} />
          </label>
          <label>
            To
            <input type="date" name="before" defaultValue={filters.before ?? ""} onBlur={applyDate} />
          </label>
        </div>
      </form>
    </search>
  );
}

function words(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>("[data-search]") ?? null;
}

type ChoiceProps = { label: string; name: string; value: string | undefined; children: ReactNode };

function Choice({ label, name, value, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ""} onChange={(event) => event.target.form?.requestSubmit()}>
        <option value="">Any</option>
        {children}
      </select>
    </label>
  );
}
