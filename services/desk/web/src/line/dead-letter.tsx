import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import type { DeadLetterView } from "../api/types.ts";
import { Ago } from "../parts/figures.tsx";
import { Foldable } from "../parts/foldable.tsx";
import { Notice } from "../parts/states.tsx";
import { asSentence, counted } from "../text/count-words.ts";

/** One job that failed for good: of what, why, and what to do with it. Dropping asks once more, in place. */
export function DeadLetter({ letter }: { letter: DeadLetterView }) {
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const act = useMutation<unknown, ApiError, "retry" | "drop">({
    mutationFn: (action) =>
      api(`/api/v1/dead/${encodeURIComponent(letter.id)}/${action}`, { method: "POST" }),
    onSuccess: () => {
      for (const key of ["dead", "line", "audit"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const isFeed = letter.step === "poll";
  return (
    <li className="row letter">
      <p className="letter-head">
        <span className="letter-step">{letter.step}</span>
        {isFeed ? (
          <Link to="/feeds/$feedId" params={{ feedId: letter.itemId }} data-item>
            <bdi>{letter.title || letter.itemId}</bdi>
          </Link>
        ) : (
          <Link to="/articles/$articleId" params={{ articleId: letter.itemId }} data-item>
            <bdi>{letter.title || letter.itemId}</bdi>
          </Link>
        )}
        <Ago at={letter.at} />
      </p>
      <p className="reason">{asSentence(letter.error)}</p>
      <p className="aside">
        {counted(letter.attempts, "try", "tries")}; {isFeed ? "the feed" : "what earlier steps found"} is kept
      </p>
      <div className="actions">
        {asks ? (
          <>
            <span>Give it up? Its way ends here.</span>
            <button
              type="button"
              className="danger"
              disabled={act.isPending}
              onClick={() => act.mutate("drop")}
            >
              Drop
            </button>
            <button type="button" onClick={() => setAsks(false)}>
              Keep it
            </button>
          </>
        ) : (
          <>
            <button type="button" disabled={act.isPending} onClick={() => act.mutate("retry")}>
              Retry
            </button>
            <button type="button" onClick={() => setAsks(true)}>
              Drop…
            </button>
          </>
        )}
      </div>
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
      <Foldable title="Job and stack">
        <pre className="evidence">{`${JSON.stringify(letter.job, null, 2)}\n\n${letter.stack}`}</pre>
      </Foldable>
    </li>
  );
}
