import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

export interface GroupService<Job, Answer> {
  /** Does the jobs together; answers each, and never throws. */
  readonly work: (jobs: readonly Job[]) => readonly Answer[];
  readonly weigh: (job: Job) => number;
  readonly close: () => void;
}

/** More in one group would only make the first of them wait longer. */
const MAX_WEIGHT = 1_000;

/** The other side of `ThreadedGroup`: what came while a group was done is the next group. */
export const serveGroups = <Job, Answer>(port: MessagePort, { work, weigh, close }: GroupService<Job, Answer>): void => {
  port.on('message', (first: readonly Job[]) => {
    const jobs = [...first];
    let weight = sum(first, weigh);
    for (let more = next<Job>(port, weight); more; more = next(port, weight)) {
      jobs.push(...more);
      weight += sum(more, weigh);
    }
    // Nothing is asked to end while jobs wait.
    if (jobs.length > 0) return port.postMessage(work(jobs));
    close();
    port.close();
  });
};

const sum = <Job>(jobs: readonly Job[], weigh: (job: Job) => number): number => jobs.reduce((total, job) => total + weigh(job), 0);

const next = <Job>(port: MessagePort, weight: number): readonly Job[] | undefined =>
  weight >= MAX_WEIGHT ? undefined : receiveMessageOnPort(port)?.message as readonly Job[] | undefined;
