import { concatMap, defer, EMPTY, filter, lastValueFrom, repeat, retry, takeWhile, type Observable } from 'rxjs';
import { keeping, type Lease } from './lease.js';
import { backoffMs, pause } from './pause.js';

/** What the leader does, batch by batch. */
export interface Session<Batch> {
  /** Waits a moment at most; an empty batch when there is nothing to do. */
  next(): Promise<Batch>;
  apply(batch: Batch): Promise<void>;
  /** Ends a `next` that waits. */
  wake(): Promise<void>;
  /** Completes what is under way. Called once, when nothing is pulled any more. */
  finish(): Promise<void>;
}

export interface LeaderOptions<Batch> {
  readonly lease: Lease;
  /** Called each time the lease is ours. */
  open(): Promise<Session<Batch>>;
  /** Called often while another process leads. */
  standBy(): Promise<void>;
  onFailure(error: unknown, attempt: number): void;
}

/**
 * Pulls a batch, applies it, pulls the next: in the one process that holds the lease, for as long as nobody else wants it.
 * After a failure it begins anew, with a growing pause.
 */
export class Leader<Batch> {
  private readonly abort = new AbortController();
  private session: Session<Batch> | null = null;
  private finished: Promise<unknown> = Promise.resolve();
  private started = false;
  private failing = false;

  constructor(private readonly options: LeaderOptions<Batch>) {}

  get stopping(): AbortSignal {
    return this.abort.signal;
  }

  /** False before the start, after the stop, and from a failure until something works again. */
  get running(): boolean {
    return this.started && !this.failing;
  }

  start(): void {
    this.started = true;
    const pipeline = defer(() => this.lead()).pipe(
      concatMap((session) => (session ? this.follow(session) : EMPTY)),
      repeat({ delay: () => this.unlessStopped(0) }),
      retry({ delay: (error: unknown, attempt) => this.unlessStopped(this.failed(error, attempt)), resetOnSuccess: true }),
    );
    // The heartbeat renews the lease also while a batch takes long.
    this.finished = keeping(this.options.lease, () => lastValueFrom(pipeline, { defaultValue: undefined }));
  }

  /** Completes the batch that is under way, and lets another process begin. */
  async stop(): Promise<void> {
    if (!this.started) return;
    this.abort.abort();
    await this.session?.wake();
    await this.finished;
    await this.close().catch(() => undefined);
    await this.options.lease.release().catch(() => undefined);
    this.started = false;
  }

  private async lead(): Promise<Session<Batch> | null> {
    await this.close();
    while (!(await this.options.lease.take())) {
      await this.options.standBy();
      this.failing = false;
      if (this.stopping.aborted) return null;
    }
    this.session = await this.options.open();
    return this.session;
  }

  private follow(session: Session<Batch>): Observable<boolean> {
    return defer(() => session.next()).pipe(
      concatMap((batch) => this.apply(session, batch)),
      repeat(),
      takeWhile((goOn) => goOn, true),
    );
  }

  /** False: stopped, or someone else is to go on, who then pulls the same batch. */
  private async apply(session: Session<Batch>, batch: Batch): Promise<boolean> {
    if (!(await this.options.lease.keep())) {
      await this.close();
      await this.options.lease.release();
      return false;
    }
    await session.apply(batch);
    this.failing = false;
    return !this.stopping.aborted;
  }

  private async close(): Promise<void> {
    const session = this.session;
    this.session = null;
    await session?.finish();
  }

  private failed(error: unknown, attempt: number): number {
    if (this.stopping.aborted) return 0;
    this.failing = true;
    this.options.onFailure(error, attempt);
    return backoffMs(attempt);
  }

  private unlessStopped(ms: number): Observable<unknown> {
    return defer(() => pause(ms, this.stopping)).pipe(filter(() => !this.stopping.aborted));
  }
}
