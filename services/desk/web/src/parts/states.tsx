import type { ReactNode } from "react";
import { ApiError } from "../api/client.ts";

type EmptyProps = {
  title: string;
  children?: ReactNode;
  /** Whether it is all that the place shows. */
  alone?: boolean;
};

/** Nothing is here, and what to do about it. */
export function Empty({ title, children, alone = false }: EmptyProps) {
  const Title = alone ? "h1" : "p";
  return (
    <div className="state">
      <Title className="state-title">{title}</Title>
      {children}
    </div>
  );
}

const blankRows = [1, 2, 3, 4, 5, 6];

/** Stands for a list or text on its way; it shows only after a moment, since most answers are there before. */
export function Loading({ what, rows = 4 }: { what: string; rows?: number }) {
  return (
    <div className="loading" role="status">
      <span className="unseen">Loading {what}</span>
      {blankRows.slice(0, rows).map((row) => (
        <div className="loading-row" key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

type FailedProps = { what: string; error: Error; kept?: string; retry?: (() => unknown) | undefined };

/** What happened, what was kept, what to try. */
export function Failed({ what, error, kept, retry }: FailedProps) {
  const title = error instanceof ApiError ? error.title : "Something went wrong in the page";
  return (
    <div className="state state-failed" role="alert">
      <p className="state-title">
        {what} could not be shown: {lowerFirst(title)}.
      </p>
      <p>{error.message}</p>
      {kept !== undefined && <p>{kept}</p>}
      {retry !== undefined && (
        <button type="button" onClick={() => void retry()}>
          Try again
        </button>
      )}
    </div>
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The outcome of something a person asked for, beside where they asked. */
export function Notice({ kind = "info", children }: { kind?: "info" | "failed"; children: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role={kind === "failed" ? "alert" : "status"}>
      {children}
    </div>
  );
}
