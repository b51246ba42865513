import { EventStoreUnavailable, type BatchSource, type EventBatch } from '../../../application/ports/event-store.js';
import { type WakeUp } from '../wake-up.js';

/** How long an append of another process may stay unseen. Those of this process wake the source at once. */
const POLL_MS = 100;

/** Reads on from where it stands: as slow as its consumer, with nothing buffered. */
export class PollingSource implements BatchSource {
  private reportedEnd = -1;
  private closed = false;

  constructor(
    private position: number,
    private readonly read: (after: number, limit: number) => Promise<EventBatch>,
    private readonly wakeUp: WakeUp,
  ) {}

  async next(max: number, waitMs: number): Promise<EventBatch> {
    const until = performance.now() + waitMs;
    for (;;) {
      if (this.closed) throw new EventStoreUnavailable('the subscription is closed');
      const batch = await this.read(this.position, max);
      this.position = batch.position;
      const news = this.isNews(batch);
      const remaining = until - performance.now();
      if (batch.events.length > 0 || news || remaining <= 0) return batch;
      await this.wakeUp.wait(Math.min(POLL_MS, remaining));
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeUp.notify();
  }

  /** The end of the log, where it has not been told before. */
  private isNews({ caughtUp, position }: EventBatch): boolean {
    if (!caughtUp || position === this.reportedEnd) return false;
    this.reportedEnd = position;
    return true;
  }
}
