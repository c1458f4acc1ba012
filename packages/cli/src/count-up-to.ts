import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number from 1 to `most`. */
export function countUpTo(most: number) {
  return (text: string): number => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= 1 && count <= most) return count;
    throw new InvalidArgumentError(`Give a whole number from 1 to ${most}.`);
  };
}
