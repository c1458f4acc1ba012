import { HttpProblem } from "../problem.ts";

/** A page of a list; a cursor that the list never gave is a 400 problem. */
export async function listing<T>(page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HttpProblem(400, "The cursor is not one that this list gave. Start again without it.");
  }
}
