/** As much of a worker thread as is used of it. */
export interface GroupThread {
  on(event: 'message', listener: (answers: readonly unknown[]) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  postMessage(jobs: readonly unknown[]): void;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadedGroupOptions {
  readonly begin: () => GroupThread;
  /** What those are told whose thread has ended before it answered. */
  readonly lost: (cause: unknown) => Error;
  /** After each group, before its jobs are told. */
  readonly onAnswered?: () => void;
}

/** No jobs: the thread closes what it has open, and ends. */
export const END: readonly never[] = [];

/**
 * Hands the jobs of each turn of the event loop to another thread, which does those that came meanwhile together and
 * answers in their order (`serveGroups`). So this one goes on while the disk syncs. A thread that breaks is replaced by
 * the next job. Jobs and answers are plain data.
 */
export class ThreadedGroup<Job, Answer> {
  private thread: GroupThread | null = null;
  private queue: Waiting<Job, Answer>[] = [];
  private readonly sent: Waiting<Job, Answer>[] = [];
  /** Resolves when all that was asked so far is answered. */
  private settled: Promise<void> = Promise.resolve();

  constructor(private readonly options: ThreadedGroupOptions) {}

  add(job: Job): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.queue.push({ job, resolve, reject }) === 1) setImmediate(() => this.send());
    });
    const earlier = this.settled;
    const before = (): Promise<void> => earlier;
    this.settled = answer.then(before, before);
    return answer;
  }

  /** Resolves when all that waits now is answered, whatever comes meanwhile. */
  drained(): Promise<void> {
    return this.settled;
  }

  async close(): Promise<void> {
    await this.drained();
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise<void>((resolve) => thread.on('exit', resolve));
    thread.postMessage(END);
    await ended;
  }

  private send(): void {
    const group = this.queue.splice(0);
    try {
      this.thread ??= this.begin();
      this.thread.postMessage(group.map(({ job }) => job));
      this.sent.push(...group);
    } catch (error) {
      // The thread has not got these; those that it has, it will answer.
      this.lose(group, error);
    }
  }

  private begin(): GroupThread {
    const thread = this.options.begin();
    let broken: unknown;
    thread.on('message', (answers) => {
      this.options.onAnswered?.();
      this.sent.splice(0, answers.length).forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    });
    thread.on('error', (error) => {
      broken = error;
    });
    thread.on('exit', () => {
      this.thread = null;
      this.lose(this.sent.splice(0), broken);
    });
    return thread;
  }

  private lose(jobs: readonly Waiting<Job, Answer>[], cause: unknown): void {
    for (const { reject } of jobs) reject(this.options.lost(cause));
  }
}
