import { memo } from "react";
import { counted } from "../text/count-words.ts";
import { sparkPath } from "./sparkline.ts";

/** When an event's reports came, as small bars from its first to its latest. */
export const Sparkline = memo(function Sparkline({ counts, reports }: { counts: number[]; reports: number }) {
  const path = counts.length > 1 ? sparkPath(counts, 64, 16) : "";
  const title = counted(reports, "report");
  return (
    <svg className="spark" viewBox="0 0 64 16" role="img" aria-label={title}>
      <title>{title}</title>
      <path d={path} />
    </svg>
  );
});
