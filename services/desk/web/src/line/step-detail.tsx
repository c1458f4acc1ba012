import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { LineStep } from "../api/types.ts";
import { Icon } from "../parts/icons.tsx";
import { counted, exactCount } from "../text/count-words.ts";
import { duration } from "../time/relative-time.ts";
import { stepTask } from "./step-task.ts";

/** What a step is doing, in sentences, and the way to its single jobs. */
export function StepDetail({ step }: { step: LineStep }) {
  const queue = `/queues/queue/${encodeURIComponent(step.step)}`;
  const section = useRef<HTMLElement>(null);
  // On a narrow page it stands below the whole line.
  useEffect(() => section.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section ref={section} className="step-detail" aria-label={`The step ${step.step}`}>
      <p>
        <strong>{step.step}</strong> {stepTask(step.step)} {inWords(step)}
      </p>
      <p className="facts-line">
        <a href={queue}>
          Its jobs, one by one
          <Icon name="out" />
        </a>
        <Link to="/line" data-up>
          All steps
        </Link>
      </p>
    </section>
  );
}

function inWords(step: LineStep): string {
  const parts = [
    step.active > 0 ? `It works on ${counted(step.active, "job")} now` : "It works on nothing now",
    step.waiting > 0
      ? `${exactCount(step.waiting)} wait${step.oldestWaitMs === null ? "" : `, the first of them for ${duration(step.oldestWaitMs)}`}`
      : "none waits",
  ];
  if (step.delayed > 0) parts.push(`${exactCount(step.delayed)} are put off to a later time`);
  const backlog = `In the store ${counted(step.backlog, "item stands", "items stand")} before it.`;
  return `${parts.join("; ")}. ${backlog}`;
}
