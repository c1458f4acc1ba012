import type { CopyView, PublisherGroup } from "@throughline/contracts";
import type { CopyOfRow } from "@throughline/store";
import { publisherView } from "./publisher.ts";
import { isoOrNull } from "./time.ts";

/** A copy as the API shows it below its original. */
export function copyView(row: CopyOfRow, groups: readonly PublisherGroup[]): CopyView {
  return {
    articleId: row.id,
    title: row.title,
    publisher: publisherView(row, groups),
    observedAt: row.observed_at.toISOString(),
    publishedAt: isoOrNull(row.published_at),
    relation: row.relation as CopyView["relation"],
    containment: row.containment,
    ruled: row.ruled,
  };
}
