import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { lineQuery } from "../api/queries.ts";
import { AuditView } from "../line/audit-view.tsx";
import { DeadLetters } from "../line/dead-letters.tsx";
import { LineDrawing } from "../line/line-drawing.tsx";
import { PackView } from "../line/pack-view.tsx";
import { StepDetail } from "../line/step-detail.tsx";
import { Icon } from "../parts/icons.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";

/** Line: what every step works on, what waits, what ended how, what failed. */
export function LinePlace() {
  const { step: chosen } = useSearch({ from: "/line" });
  const query = useQuery(lineQuery);
  const step = query.data?.steps.find((each) => each.step === chosen);
  usePageTitle("Line");
  return (
    <div className="single wide">
      <header className="single-head with-link">
        <h1>Line</h1>
        <a href="/queues">
          Queue dashboard
          <Icon name="out" />
        </a>
      </header>
      {query.data !== undefined ? (
        <LineDrawing line={query.data} chosen={step?.step} />
      ) : query.isError ? (
        <Failed
          what="The line"
          error={query.error}
          kept="What is in the store is safe."
          retry={query.refetch}
        />
      ) : (
        <Loading what="the line" />
      )}
      {step !== undefined && <StepDetail key={step.step} step={step} />}
      <div className="line-below">
        <DeadLetters step={step?.step} />
        <div>
          <PackView />
          <AuditView />
        </div>
      </div>
    </div>
  );
}
