/** SQLSTATEs of a transaction that the server broke off and that may simply run again: deadlock, serialisation. */
const passing = new Set(["40P01", "40001"]);
const mostTries = 5;

/** Runs a transaction again when the server broke it off for another one's sake; other errors pass through. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === mostTries || !passing.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}
