/** Values with how often each comes after the other. */
export type Runs = readonly (readonly [value: number, count: number])[];

export const runsOf = (values: readonly number[]): Runs => {
  const runs: [value: number, count: number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[0] === value) last[1]++;
    else runs.push([value, 1]);
  }
  return runs;
};

export const fromRuns = (runs: Runs): readonly number[] => {
  const values: number[] = [];
  for (const [value, count] of runs) for (let left = count; left > 0; left--) values.push(value);
  return values;
};

/** What each number is more than the one before it; the first, than 0. Places that follow each other become a run of ones. */
export const stepsOf = (values: readonly number[]): readonly number[] => values.map((value, place) => value - (values[place - 1] ?? 0));

export const fromSteps = (steps: readonly number[]): readonly number[] => {
  let value = 0;
  return steps.map((step) => (value += step));
};
