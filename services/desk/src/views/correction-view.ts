import type { CorrectionView } from "@throughline/contracts";
import type { CorrectionRow } from "@throughline/store";
import { correctionInWords } from "./correction-words.ts";

/** A correction as the API shows it. */
export function correctionView(row: CorrectionRow): CorrectionView {
  const said = {
    of: row.kind as CorrectionView["of"],
    surface: row.surface,
    entityId: row.entity_id,
    entityName: row.entity_name,
    is: row.is_id,
    topic: row.topic,
    holds: row.holds,
    name: row.name,
    type: row.type,
  };
  return {
    id: row.id,
    says: correctionInWords(said),
    articleId: row.article_id,
    ...said,
    by: row.said_by,
    note: row.note,
    at: row.at.toISOString(),
  };
}
