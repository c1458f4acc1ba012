import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ApiError, api } from "../api/client.ts";
import { packQuery } from "../api/queries.ts";
import type { PackApplication, PackStanding } from "../api/types.ts";
import { Ago } from "../parts/figures.tsx";
import { Failed, Loading, Notice } from "../parts/states.tsx";
import { counted } from "../text/count-words.ts";
import { applicationInWords, troubleInWords } from "./pack-words.ts";

/** The story pack in use: since when, what is wrong with a newer one, and how the stored articles stand to it. */
export function PackView() {
  const query = useQuery(packQuery);
  return (
    <section className="pack" aria-labelledby="pack-title">
      <h2 id="pack-title">Story pack</h2>
      {query.data !== undefined ? (
        <Standing pack={query.data} />
      ) : query.isError ? (
        <Failed what="The story pack" error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="the story pack" rows={2} />
      )}
    </section>
  );
}

function Standing({ pack }: { pack: PackStanding }) {
  const client = useQueryClient();
  const act = useMutation<PackApplication, ApiError, string>({
    mutationFn: (version) => api("/api/v1/pack/applications", { method: "POST", body: { version } }),
    onSettled: () => void client.invalidateQueries({ queryKey: ["pack"] }),
  });
  const { application } = pack;
  const isOpen = application !== null && application.endedAt === null;
  return (
    <>
      <p>
        <bdi>{pack.name}</bdi>, version <code>{pack.version.slice(0, 8)}</code>, in use since{" "}
        <Ago at={pack.since} />.
      </p>
      {pack.problem !== null && (
        <Notice kind="failed">
          Its folder has changed and cannot be used as it is, so this version stays in use.
          <pre className="evidence">{pack.problem}</pre>
        </Notice>
      )}
      {!isOpen && (
        <p>
          {pack.outdated === 0
            ? "All stored articles have its tags."
            : `${counted(pack.outdated, "stored article has", "stored articles have")} the tags of another version. `}
          {pack.outdated > 0 && (
            <span className="aside">
              <code>throughline pack diff</code> shows what it would change.
            </span>
          )}
        </p>
      )}
      {!isOpen && pack.outdated > 0 && (
        <button type="button" disabled={act.isPending} onClick={() => act.mutate(pack.version)}>
          Tag them anew
        </button>
      )}
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
      {application !== null && <Application application={application} />}
    </>
  );
}

function Application({ application }: { application: PackApplication }) {
  const { total, counts, endedAt } = application;
  if (total === 0) return null;
  return (
    <>
      {endedAt === null && (
        <progress max={total} value={total - counts.waiting} aria-label="Articles tagged anew" />
      )}
      <p role="status">{applicationInWords(application)}</p>
      {troubleInWords(application).map((words) => (
        <Notice key={words} kind="failed">
          {words}
        </Notice>
      ))}
    </>
  );
}
