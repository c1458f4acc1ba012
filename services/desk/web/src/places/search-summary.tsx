import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { entityQuery, eventQuery } from "../api/queries.ts";
import type { SearchFilters } from "../lists/search-filters.ts";
import { counted } from "../text/count-words.ts";

type SummaryProps = { filters: SearchFilters; shown: number; more: boolean };

/** How much was found, and the filters that came with a link and have no field of their own. */
export function SearchSummary({ filters, shown, more }: SummaryProps) {
  const { entity, event, ...rest } = filters;
  return (
    <p className="facts-line search-summary" role="status">
      <span>{more ? `The first ${shown} articles` : counted(shown, "article")}, latest seen first</span>
      {entity !== undefined && (
        <span>
          that name <EntityName id={entity} />{" "}
          <Link
            to="/search"
            search={event === undefined ? rest : { ...rest, event }}
            aria-label="Without this name"
          >
            ×
          </Link>
        </span>
      )}
      {event !== undefined && (
        <span>
          in the event <EventTitle id={event} />{" "}
          <Link
            to="/search"
            search={entity === undefined ? rest : { ...rest, entity }}
            aria-label="In any event"
          >
            ×
          </Link>
        </span>
      )}
    </p>
  );
}

function EntityName({ id }: { id: string }) {
  const { data } = useQuery(entityQuery(id));
  return (
    <Link to="/entities/$entityId" params={{ entityId: id }}>
      <bdi>{data?.name ?? id}</bdi>
    </Link>
  );
}

function EventTitle({ id }: { id: string }) {
  const { data } = useQuery(eventQuery(id));
  return (
    <Link to="/events/$eventId" params={{ eventId: id }}>
      <bdi>{data?.title ?? id}</bdi>
    </Link>
  );
}
