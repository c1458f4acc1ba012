import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/**
 * Writes the articles' side: `copy_of` of an exact or near copy is the nearest article above it that is none
 * itself, whose tags it takes; parts and originals have none.
 */
export async function describeArticles(trx: Kysely<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with recursive up as (
      select id, compared_with as above from copies
      where id = any(${[...ids]}::text[]) and relation in ('exact', 'near')
      union select up.id, copies.compared_with from up join copies on copies.id = up.above
      where copies.relation in ('exact', 'near')
    ), found as (
      select up.id, up.above from up join copies on copies.id = up.above
      where copies.relation not in ('exact', 'near')
    ), standing as (
      select articles.id, found.above from articles left join found on found.id = articles.id
      where articles.id = any(${[...ids]}::text[])
      order by articles.id for update of articles
    )
    update articles set copy_of = standing.above from standing
    where articles.id = standing.id and articles.copy_of is distinct from standing.above
  `.execute(trx);
}
