import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import { namesQuery } from "../api/queries.ts";
import type { NameCandidateView, NameDecided } from "../api/types.ts";
import { languageName } from "../parts/names.ts";
import { Empty, Failed, Loading, Notice } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { counted } from "../text/count-words.ts";

/** Spellings that sound like a listed person's name, but not enough for a machine to say so. */
export function NamesPlace() {
  const query = useQuery(namesQuery);
  usePageTitle("Names to confirm");
  return (
    <div className="single">
      <header className="single-head">
        <h1>Names to confirm</h1>
        <p className="aside">
          They sound like a name that the story lists. A confirmed spelling counts as that person's name at
          once; a rejected one is not asked for again.
        </p>
      </header>
      {query.data !== undefined ? (
        <Names items={query.data.items} />
      ) : query.isError ? (
        <Failed what="The list of names" error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="names" />
      )}
    </div>
  );
}

function Names({ items }: { items: NameCandidateView[] }) {
  if (items.length === 0)
    return (
      <Empty title="No name waits for you.">
        <p>New ones stand here as articles bring them.</p>
      </Empty>
    );
  return (
    <ol className="rows" data-list>
      {items.map((candidate) => (
        <Name key={candidate.id} candidate={candidate} />
      ))}
    </ol>
  );
}

function Name({ candidate }: { candidate: NameCandidateView }) {
  const client = useQueryClient();
  const [alias, setAlias] = useState(candidate.surface);
  const decide = useMutation<NameDecided, ApiError, "confirmed" | "rejected">({
    mutationFn: (decision) =>
      api(`/api/v1/name-candidates/${encodeURIComponent(candidate.id)}`, {
        method: "PUT",
        body: decision === "confirmed" ? { decision, alias } : { decision },
      }),
    onSuccess: () => {
      for (const key of ["names", "entity"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const { entity, surface, spelling, distance } = candidate;
  return (
    <li className="row name-candidate">
      <p>
        <Link to="/search" search={{ entity: candidate.strangerId }} data-item>
          <bdi dir="auto">{surface}</bdi>
        </Link>{" "}
        in {counted(candidate.articles, "article")}, {languageName(candidate.language)}
      </p>
      <p className="aside">
        Is it{" "}
        <Link to="/entities/$entityId" params={{ entityId: entity.id }}>
          <bdi>{entity.name ?? entity.id}</bdi>
        </Link>
        ? It sounds like <bdi dir="auto">{spelling}</bdi>, {distance.toFixed(2)} off; up to 0.30 would be
        sure.
      </p>
      <div className="actions">
        <label>
          Written{" "}
          <input
            dir="auto"
            value={alias}
            aria-label="The spelling, not declined"
            onChange={(event) => setAlias(event.target.value)}
          />
        </label>
        <button
          type="button"
          disabled={decide.isPending || alias.trim().length < 2}
          onClick={() => decide.mutate("confirmed")}
        >
          It is
        </button>
        <button type="button" disabled={decide.isPending} onClick={() => decide.mutate("rejected")}>
          Somebody else
        </button>
      </div>
      {decide.isError && <Notice kind="failed">{decide.error.message}</Notice>}
    </li>
  );
}
