import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { entityQuery } from "../api/queries.ts";
import type { EntityDetail } from "../api/types.ts";
import { ArticleRow } from "../parts/article-row.tsx";
import { countryName } from "../parts/names.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { counted } from "../text/count-words.ts";

/** A person, organisation or place: under which names it was found, and where. */
export function EntityPlace() {
  const { entityId } = useParams({ from: "/entities/$entityId" });
  const query = useQuery(entityQuery(entityId));
  usePageTitle(query.data?.name);
  if (query.data !== undefined) return <Entity entity={query.data} />;
  if (query.isError) return <Failed what="The entity" error={query.error} retry={query.refetch} />;
  return <Loading what="the entity" />;
}

function Entity({ entity }: { entity: EntityDetail }) {
  return (
    <div className="single">
      <header className="single-head">
        <h1>
          <bdi>{entity.name}</bdi>
        </h1>
        <p className="facts-line">
          <span>{entity.type}</span>
          {entity.country !== null && <span>{countryName(entity.country)}</span>}
          <span>
            {/^Q\d+$/.test(entity.id) ? (
              <a href={`https://www.wikidata.org/wiki/${entity.id}`} rel="noreferrer" target="_blank">
                Wikidata {entity.id}
              </a>
            ) : (
              "no confirmed id"
            )}
          </span>
          <Link to="/search" search={{ entity: entity.id }}>
            in {counted(entity.articles, "article")}
          </Link>
        </p>
      </header>
      <h2>Found under these names</h2>
      <ul className="surfaces">
        {entity.surfaces.map(({ surface, count }) => (
          <li key={surface}>
            <bdi>{surface}</bdi> <span className="number">{count}</span>
          </li>
        ))}
      </ul>
      <h2>Latest articles</h2>
      {entity.recent.length === 0 ? (
        <Empty title="No article names it yet." />
      ) : (
        <ol className="rows" data-list>
          {entity.recent.map((article) => (
            <ArticleRow key={article.id} article={article} />
          ))}
        </ol>
      )}
    </div>
  );
}
