import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ApiError, api } from "../api/client.ts";
import { replayQuery } from "../api/queries.ts";
import type { ArticleDetail, PassportView, ReplayStarted } from "../api/types.ts";
import { outcomeInWords } from "../line/line-shape.ts";
import { Foldable } from "../parts/foldable.tsx";
import { Notice } from "../parts/states.tsx";
import { asSentence, counted } from "../text/count-words.ts";
import { absolute, clock, duration } from "../time/relative-time.ts";

/** Every step that an article passed: how it ended, why, by which code and how long it took; the newest run first. */
export function Passport({ article }: { article: ArticleDetail }) {
  const title = `Passport: ${counted(article.passport.length, "step")}, run ${article.run}`;
  return (
    <Foldable title={title} className="passport">
      {article.passport.length === 0 ? (
        <p className="aside">No step has worked on it yet.</p>
      ) : (
        <ol className="passport-lines">
          {article.passport.map((line) => (
            <PassportLine key={`${line.run}-${line.revision}-${line.step}`} line={line} />
          ))}
        </ol>
      )}
      <Replay articleId={article.id} />
    </Foldable>
  );
}

function PassportLine({ line }: { line: PassportView }) {
  const again =
    line.runs > 1 ? `Worked on ${line.runs} times.` : line.attempt > 1 ? `At try ${line.attempt}.` : "";
  const evidence = Object.keys(line.evidence).length > 0 ? JSON.stringify(line.evidence, null, 2) : "";
  return (
    <li>
      <p className="passport-head">
        <span className="passport-step">{line.step}</span>
        <span className="passport-outcome">{outcomeInWords(line.outcome)}</span>
        <time dateTime={line.at} title={absolute(line.at)}>
          {clock(line.at)}
        </time>
        <span className="number">{duration(line.durationMs)}</span>
      </p>
      <p>
        {asSentence(line.reason)}
        {again !== "" && ` ${again}`}
      </p>
      {evidence !== "" && (
        <Foldable title="Evidence">
          <pre className="evidence">{evidence}</pre>
        </Foldable>
      )}
      <p className="aside">
        run {line.run}, revision {line.revision}, {line.codeVersion}
      </p>
    </li>
  );
}

/** Runs the article through the line again with today's code and says what came out differently. */
function Replay({ articleId }: { articleId: string }) {
  const client = useQueryClient();
  const replay = useMutation<ReplayStarted, ApiError>({
    mutationFn: () =>
      api(`/api/v1/articles/${encodeURIComponent(articleId)}/replay`, { method: "POST", body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["article", articleId] }),
  });
  return (
    <div className="replay">
      <button type="button" onClick={() => replay.mutate()} disabled={replay.isPending}>
        Run it through the line again
      </button>
      {replay.isError && <Notice kind="failed">{replay.error.message}</Notice>}
      {replay.data !== undefined && <ReplayResult articleId={articleId} run={replay.data.run} />}
    </div>
  );
}

function ReplayResult({ articleId, run }: { articleId: string; run: number }) {
  const { data, error } = useQuery(replayQuery(articleId, run));
  if (error !== null) return <Notice kind="failed">{error.message}</Notice>;
  if (data === undefined || !data.finished) return <Notice>Run {run} is on the line…</Notice>;
  if (data.changes.length === 0) return <Notice>Run {run} gave the same as the run before.</Notice>;
  return (
    <Notice>
      Run {run} gave something else:
      <ul className="sentences">
        {data.changes.map((change) => (
          <li key={`${change.step}-${change.what}`}>
            {change.step}, {change.what}: <bdi>{change.before || "nothing"}</bdi> became{" "}
            <bdi>{change.after || "nothing"}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
