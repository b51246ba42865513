/** Of a command's id: 48 bits tell some millions of commands apart well enough to know that most are new. */
const MARK = 12;
/** Marks of a run: about 100 KB. */
const RUN = 8_000;

const markOf = (commandId: string): string => commandId.replaceAll('-', '').slice(0, MARK).padEnd(MARK, '_');

/** The ids of commands as short texts: runs of marks in their order, one after the other. */
export const marksOf = (commandIds: Iterable<string>): readonly string[] => {
  const marks = [...commandIds].map(markOf).sort();
  return Array.from({ length: Math.ceil(marks.length / RUN) }, (_, index) => marks.slice(index * RUN, (index + 1) * RUN).join(''));
};

/** May the command be one of them? If not, it is none. */
export const mayBeAmong = (runs: readonly string[], commandId: string): boolean => {
  const mark = markOf(commandId);
  return runs.some((run) => holds(run, mark));
};

const holds = (run: string, mark: string): boolean => {
  let [low, high] = [0, run.length / MARK];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = run.slice(middle * MARK, (middle + 1) * MARK);
    if (found === mark) return true;
    if (found < mark) low = middle + 1;
    else high = middle;
  }
  return false;
};
