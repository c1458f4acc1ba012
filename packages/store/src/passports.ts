import { steps } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, PassportTable } from "./schema.ts";

export type PassportRow = Selectable<PassportTable>;

/** The record of every step that an item passed. */
export function createPassportStore(db: Kysely<Database>) {
  return {
    /** An item's passport in the order of the line: run, then revision, then step. One run where `run` is given. */
    async of(itemId: string, run?: number): Promise<PassportRow[]> {
      let query = db.selectFrom("passports").selectAll().where("item_id", "=", itemId);
      if (run !== undefined) query = query.where("run", "=", run);
      return query
        .orderBy("run")
        .orderBy("revision")
        .orderBy(sql`array_position(${sql.lit(`{${steps.join(",")}}`)}::text[], step)`)
        .execute();
    },

    /** How often each outcome stands in the passports, by step. */
    async outcomes(): Promise<{ step: string; outcome: string; count: number }[]> {
      const rows = await db
        .selectFrom("passports")
        .select((select) => ["step", "outcome", select.fn.countAll<string>().as("count")])
        .groupBy(["step", "outcome"])
        .execute();
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
  };
}
