/** A figure that was taken several times. */
export interface Spread {
  median: number;
  min: number;
  max: number;
  /** Each time, in the order they were taken. */
  values: readonly number[];
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN, values };
}

/** A figure of which there is only one. */
export function exactly(value: number): Spread {
  return spreadOf([value]);
}

/** An order in which nobody is always first: forwards, then backwards. */
export function interleaved<T>(items: readonly T[], repeats: number): T[] {
  return Array.from({ length: repeats }, (_, round) => (round % 2 === 0 ? [...items] : [...items].reverse())).flat();
}
