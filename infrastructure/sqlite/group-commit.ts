interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** More in one group would only make the first of them, and all else in this process, wait longer. */
const MAX_WEIGHT = 1_000;

/**
 * Collects the jobs of one turn of the event loop and has them done together, so that they share one sync of the disk.
 * `commit` answers one result a job, an Error to reject it; when it throws, the whole group is rejected.
 */
export class GroupCommit<Job, Answer> {
  private queue: Waiting<Job, Answer>[] = [];
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly commit: (jobs: readonly Job[]) => readonly (Answer | Error)[],
    private readonly weigh: (job: Job) => number,
  ) {}

  add(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    if (this.queue.length > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    const group = this.takeGroup();
    settle(group, this.answer(group.map(({ job }) => job)));
    if (this.queue.length > 0) return this.schedule();
    this.idle.splice(0).forEach((resolve) => resolve());
  }

  /** At least one job, however heavy. */
  private takeGroup(): Waiting<Job, Answer>[] {
    let weight = 0;
    const tooMany = this.queue.findIndex(({ job }, i) => (weight += this.weigh(job)) > MAX_WEIGHT && i > 0);
    return this.queue.splice(0, tooMany < 0 ? this.queue.length : tooMany);
  }

  private answer(jobs: readonly Job[]): readonly (Answer | Error)[] {
    try {
      return this.commit(jobs);
    } catch (error) {
      return jobs.map(() => error as Error);
    }
  }
}

const settle = <Job, Answer>(group: readonly Waiting<Job, Answer>[], answers: readonly (Answer | Error)[]): void => {
  group.forEach(({ resolve, reject }, i) => {
    const answer = answers[i] as Answer | Error;
    if (answer instanceof Error) reject(answer);
    else resolve(answer);
  });
};
