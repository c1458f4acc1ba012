import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { deadQuery } from "../api/queries.ts";
import type { DeadLetterList } from "../api/types.ts";
import { useHeld } from "../lists/use-held.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { counted } from "../text/count-words.ts";
import { DeadLetter } from "./dead-letter.tsx";

/** A list that only lost letters (retried, dropped) may change under the eyes; one that gained some may not. */
const onlyShrank = (shown: DeadLetterList, newest: DeadLetterList) => {
  const known = new Set(shown.items.map((letter) => letter.id));
  return newest.items.every((letter) => known.has(letter.id));
};

/** Jobs that failed for good and wait for a person; of one step where one is chosen. */
export function DeadLetters({ step }: { step: string | undefined }) {
  const query = useQuery(deadQuery);
  const { shown, isBehind, accept } = useHeld("dead", query.data, onlyShrank);
  const letters = (shown?.items ?? []).filter((letter) => step === undefined || letter.step === step);
  return (
    <section className="dead" aria-labelledby="dead-title">
      <h2 id="dead-title">{step === undefined ? "Failed for good" : `Failed for good at ${step}`}</h2>
      {isBehind && (
        <button type="button" className="waiting" onClick={accept}>
          New ones failed: show them
        </button>
      )}
      {shown === undefined ? (
        query.isError ? (
          <Failed what="What failed" error={query.error} retry={query.refetch} />
        ) : (
          <Loading what="what failed" />
        )
      ) : letters.length === 0 ? (
        <p className="aside">
          Nothing{step === undefined ? "" : " at this step"}. A job lands here after its last try, or when
          trying again cannot help.
          {step !== undefined && shown.items.length > 0 && (
            <>
              {" "}
              <Link to="/line">{counted(shown.items.length, "letter")} at other steps</Link>.
            </>
          )}
        </p>
      ) : (
        <ol className="rows" data-list>
          {letters.map((letter) => (
            <DeadLetter key={letter.id} letter={letter} />
          ))}
        </ol>
      )}
    </section>
  );
}
