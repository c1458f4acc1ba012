/**
 * Collects single calls into batches without waiting for a clock: while one batch is being written, the calls
 * that come gather and make the next one. Under load the batches grow; an idle caller is never delayed.
 *
 * @param write takes at most `most` items and answers one result for each, in order
 * @param isFaultOfOne whether an error lies in some item; the batch is then written again item by item, so that
 *   no other item suffers
 */
export function createBatcher<Input, Output>(
  write: (items: Input[]) => Promise<Output[]>,
  most: number,
  isFaultOfOne: (error: unknown) => boolean,
): (item: Input) => Promise<Output> {
  type Waiting = { item: Input; resolve: (output: Output) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Output);
      });
    } catch (error) {
      if (batch.length > 1 && isFaultOfOne(error)) for (const one of batch) await writeBatch([one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await writeBatch(batch);
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (writing) return;
      writing = true;
      // What else comes in the same turn of the event loop goes along.
      setImmediate(() => void drain());
    });
}
