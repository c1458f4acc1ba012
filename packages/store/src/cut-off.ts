import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/**
 * The pool, but a connection on which a statement passed the driver's deadline is closed and not used again: the
 * statement still runs there, perhaps in a transaction that nobody would end. The server rolls it back.
 */
export function cuttingOff(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      let late = false;
      const query = async (...statement: [string, unknown[]]) => {
        if (late) throw new Error("the connection was given up: a statement on it took too long");
        try {
          return await client.query(...statement);
        } catch (error) {
          late = (error as Error).message === "Query read timeout";
          throw error;
        }
      };
      return { query, release: () => client.release(late) } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}
