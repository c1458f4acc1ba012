import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { EventDetail, Report } from "../api/types.ts";
import { Languages } from "../parts/languages.tsx";
import { Publisher } from "../parts/publisher.tsx";
import { counted } from "../text/count-words.ts";
import { absolute, clock } from "../time/relative-time.ts";
import { useNow } from "../time/use-now.ts";
import { copiedBy, copyInWords, foldTimeline } from "./report-timeline.ts";

const many = { head: 2, tail: 6 };
const few = { head: 1, tail: 3 };

/** The reports of an event in the order in which they were seen; a tree of copies is one line. */
export function Timeline({ event, chosen }: { event: EventDetail; chosen: string | undefined }) {
  const [unfolded, setUnfolded] = useState("");
  const isUnfolded = unfolded === event.id;
  const stretches = isUnfolded
    ? [{ kind: "reports" as const, reports: event.reports }]
    : foldTimeline(
        event.reports,
        rootOf(event, chosen),
        matchMedia("(max-width: 639px)").matches ? few : many,
      );
  let before = new Date(useNow()).toISOString();
  return (
    <ol className="timeline" data-list aria-label="Reports in the order in which they were seen">
      {stretches.map((stretch, index) => {
        if (stretch.kind === "folded") {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fold has no other name than its place
            <li key={`fold-${index}`} className="timeline-fold">
              <button type="button" className="quiet" onClick={() => setUnfolded(event.id)}>
                {counted(stretch.count, "more report")}
              </button>
            </li>
          );
        }
        return stretch.reports.map((report) => {
          const at = clock(report.observedAt, before);
          before = report.observedAt;
          return (
            <ReportLine
              key={report.id}
              report={report}
              at={at}
              eventId={event.id}
              chosen={chosen}
              isFirst={report === event.reports[0]}
            />
          );
        });
      })}
    </ol>
  );
}

/** The report under which an article stands in the time line: itself, or the one that it copies. */
function rootOf(event: EventDetail, articleId: string | undefined): string | undefined {
  return event.reports.find((r) => r.copies.some((copy) => copy.articleId === articleId))?.id ?? articleId;
}

type ReportLineProps = {
  report: Report;
  at: string;
  eventId: string;
  chosen: string | undefined;
  isFirst: boolean;
};

function ReportLine({ report, at, eventId, chosen, isFirst }: ReportLineProps) {
  const hasChosenCopy = report.copies.some((copy) => copy.articleId === chosen);
  const [showsCopies, setShowsCopies] = useState(hasChosenCopy);
  const original = { publisher: report.publisher.name, at: report.observedAt };
  return (
    <li className="report">
      <time dateTime={report.observedAt} title={absolute(report.observedAt)}>
        {at}
      </time>
      <span className="report-body">
        <Link
          to="/events/$eventId"
          params={{ eventId }}
          search={{ article: report.id }}
          className="report-link"
          aria-current={report.id === chosen ? "true" : undefined}
          data-item
        >
          <Publisher publisher={report.publisher} url={report.url} />
          <bdi dir="auto" lang={report.language} className="report-title">
            {report.title || report.url}
          </bdi>
        </Link>
        <span className="report-facts">
          <Languages codes={[report.language]} />
          {!isFirst && <NewCount sentences={report.newSentences.length} />}
          {report.copies.length > 0 && (
            <button
              type="button"
              className="quiet"
              aria-expanded={showsCopies}
              onClick={() => setShowsCopies(!showsCopies)}
            >
              {copiedBy(report.copies)}
            </button>
          )}
        </span>
        {showsCopies && (
          <ul className="copies">
            {report.copies.map((copy) => (
              <li key={copy.articleId}>
                <Link
                  to="/events/$eventId"
                  params={{ eventId }}
                  search={{ article: copy.articleId }}
                  aria-current={copy.articleId === chosen ? "true" : undefined}
                  data-item
                >
                  {copyInWords(copy, original)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </span>
    </li>
  );
}

function NewCount({ sentences }: { sentences: number }) {
  if (sentences === 0) return <span>nothing new</span>;
  return <span className="has-new">{counted(sentences, "new sentence")}</span>;
}
