import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import type { Line, LineStep } from "../api/types.ts";
import { Count } from "../parts/figures.tsx";
import { duration } from "../time/relative-time.ts";
import { type Exit, type Jump, lineShape, outcomeInWords, stepState } from "./line-shape.ts";

/** The line as it is: steps from left to right (downwards on a narrow page), what passes, jumps and leaves. */
export function LineDrawing({ line, chosen }: { line: Line; chosen: string | undefined }) {
  const { columns, jumps } = lineShape(line.steps);
  const columnCount = { "--columns": columns.length } as CSSProperties;
  return (
    <div className="line" style={columnCount}>
      {jumps.map((jump) => (
        <JumpArc key={`${jump.from}-${jump.outcome}`} jump={jump} steps={line.steps} />
      ))}
      <ol className="stations" data-list>
        {columns.map(({ step, onward, ends }) => (
          <li key={step.step} className="station" data-state={stepState(step)}>
            <Link
              to="/line"
              search={step.step === chosen ? {} : { step: step.step }}
              className="station-link"
              aria-current={step.step === chosen ? "true" : undefined}
              data-item
            >
              <span className="station-dot" aria-hidden="true" />
              <span className="station-name">{step.step}</span>
              <span className="station-state">{stateInWords(step)}</span>
            </Link>
            <Numbers step={step} />
            <Outcomes
              onward={onward}
              ends={ends}
              jumps={jumps.filter((j) => line.steps[j.from] === step)}
              steps={line.steps}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function stateInWords(step: LineStep): string {
  const state = stepState(step);
  if (state === "failed") return `${step.failed} failed`;
  return { idle: "idle", working: "working", waiting: "waiting", stuck: "slow" }[state];
}

/** An arc over the steps that are skipped. It stands over the drawing where there is room for it. */
function JumpArc({ jump, steps }: { jump: Jump; steps: LineStep[] }) {
  const span = jump.to - jump.from + 1;
  const place = { gridColumn: `${jump.from + 1} / span ${span}`, "--span": span } as CSSProperties;
  return (
    <div
      className="jump"
      style={place}
      aria-hidden="true"
      title={`${steps[jump.from]?.step} to ${steps[jump.to]?.step}`}
    >
      <span>
        {outcomeInWords(jump.outcome)} <Count of={jump.count} />
      </span>
    </div>
  );
}

function Numbers({ step }: { step: LineStep }) {
  return (
    <dl className="station-numbers">
      <Figure name="waiting" value={step.waiting} />
      <Figure name="active" value={step.active} />
      <Figure name="delayed" value={step.delayed} />
      <Figure name="failed" value={step.failed} alarming />
      <div className={step.oldestWaitMs === null ? "is-none" : ""}>
        <dt>oldest wait</dt>
        <dd>{step.oldestWaitMs === null ? "–" : duration(step.oldestWaitMs)}</dd>
      </div>
      <Figure name="a minute" value={Math.round(step.perMinute)} />
    </dl>
  );
}

function Figure({ name, value, alarming = false }: { name: string; value: number; alarming?: boolean }) {
  return (
    <div className={value === 0 ? "is-none" : alarming ? "is-alarming" : ""}>
      <dt>{name}</dt>
      <dd>
        <Count of={value} />
      </dd>
    </div>
  );
}

type OutcomesProps = { onward: Exit[]; ends: Exit[]; jumps: Jump[]; steps: LineStep[] };

function Outcomes({ onward, ends, jumps, steps }: OutcomesProps) {
  return (
    <ul className="outcomes" aria-label="Outcomes so far">
      {onward.map((exit) => (
        <OutcomeLine key={exit.outcome} exit={exit} sign="→" meaning="goes on" />
      ))}
      {jumps.map((jump) => (
        <OutcomeLine key={jump.outcome} exit={jump} sign="↷" meaning={`goes on to ${steps[jump.to]?.step}`} />
      ))}
      {ends.map((exit) => (
        <OutcomeLine key={exit.outcome} exit={exit} sign="⊣" meaning="ends here" />
      ))}
    </ul>
  );
}

function OutcomeLine({ exit, sign, meaning }: { exit: Exit; sign: string; meaning: string }) {
  return (
    <li className={exit.count === 0 ? "is-none" : ""} title={meaning}>
      <span className="outcome-sign" aria-hidden="true">
        {sign}
      </span>
      <span>
        {outcomeInWords(exit.outcome)}
        <span className="unseen">, {meaning}</span>
      </span>
      <span className="number">
        <Count of={exit.count} />
      </span>
    </li>
  );
}
