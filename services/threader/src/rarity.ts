/** In how many of the reports known each thing stands, and what that makes it worth. */
export type Rarity = {
  add(things: Iterable<number | string>): void;
  remove(things: Iterable<number | string>): void;
  /** The weight of a thing: the rarer, the more it tells (inverse document frequency, Spärck Jones 1972). */
  of(thing: number | string): number;
  /** Changes whenever a weight may have. */
  version(): number;
};

export function createRarity(): Rarity {
  const counts = new Map<number | string, number>();
  let reports = 0;
  let version = 0;
  /** Weights by count, since few counts are frequent. */
  let byCount: number[] = [];

  function changed(by: 1 | -1): void {
    reports += by;
    version++;
    byCount = [];
  }

  return {
    add(things) {
      changed(1);
      for (const thing of new Set(things)) counts.set(thing, (counts.get(thing) ?? 0) + 1);
    },
    remove(things) {
      changed(-1);
      for (const thing of new Set(things)) {
        const count = (counts.get(thing) ?? 1) - 1;
        if (count === 0) counts.delete(thing);
        else counts.set(thing, count);
      }
    },
    of(thing) {
      const count = counts.get(thing) ?? 0;
      let weight = byCount[count];
      if (weight === undefined) {
        weight = Math.log(1 + (reports + 1) / (count + 1));
        byCount[count] = weight;
      }
      return weight;
    },
    version: () => version,
  };
}
