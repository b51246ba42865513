/** Runs so many loops at once for so long, each beginning its next piece of work when the last one is acknowledged; answers pieces a second. */
export const rateOf = async (writers: number, seconds: number, work: (writer: number) => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  const until = started + seconds * 1000;
  let done = 0;
  const write = async (writer: number): Promise<void> => {
    while (performance.now() < until) {
      await work(writer);
      done++;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return done / ((performance.now() - started) / 1000);
};

/** The least that a group commit can be: what was asked for in one turn of the event loop is written at once, then acknowledged. */
export const grouped = <Job>(write: (jobs: readonly Job[]) => void): ((job: Job) => Promise<void>) => {
  let waiting: { readonly job: Job; readonly acknowledge: () => void }[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    write(group.map(({ job }) => job));
    group.forEach(({ acknowledge }) => acknowledge());
  };
  return (job) =>
    new Promise((acknowledge) => {
      waiting.push({ job, acknowledge });
      if (waiting.length === 1) setImmediate(flush);
    });
};
