import { START as CLIENT_START, type AllStreamResolvedEvent, type AllStreamSubscription, type EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreUnavailable, START, type BatchSource, type EventBatch, type EventFilter, type StoredEvent } from '../../../application/ports/event-store.js';
import { WakeUp } from '../wake-up.js';
import { fromPosition, toPosition, toStoredEvent } from './codec.js';
import { type Connection } from './connection.js';
import { describe } from './errors.js';
import { matcher, serverFilter } from './filter.js';

/** Events that the client holds for us at most; the server waits with the others. */
const BUFFER = 500;

/**
 * Reads a paused subscription, so that a slow consumer slows the server. All of the program's events come, and those
 * that do not match move the position: the server tells nothing about events that it leaves out while it waits for the
 * next one. It never reconnects: after an error a new source is opened from the last handled position.
 */
export class SubscriptionSource implements BatchSource {
  private subscription: AllStreamSubscription | null = null;
  private failure: EventStoreUnavailable | null = null;
  private live = false;
  private reportedEnd = -1;
  private readonly wakeUp = new WakeUp();
  private readonly matches: ReturnType<typeof matcher>;

  constructor(
    private readonly connection: Connection,
    private position: number,
    filter: EventFilter = {},
    private readonly onClose: () => void = () => undefined,
  ) {
    this.matches = matcher(filter);
  }

  async next(max: number, waitMs: number): Promise<EventBatch> {
    const until = performance.now() + waitMs;
    this.subscription ??= this.connection.open((client) => this.connect(client));
    for (;;) {
      if (this.failure) throw this.failure;
      const events = this.take(this.subscription, max);
      const caughtUp = this.live && this.subscription.readableLength === 0;
      const remaining = until - performance.now();
      if (events.length > 0 || (caughtUp && this.position !== this.reportedEnd) || remaining <= 0) return this.report(events, caughtUp);
      await this.wakeUp.wait(remaining);
    }
  }

  async close(): Promise<void> {
    this.fail(new EventStoreUnavailable('the subscription is closed'));
    this.onClose();
    // Not waited for: it takes as long as finding a server does.
    this.subscription?.unsubscribe().catch(() => undefined);
  }

  private report(events: readonly StoredEvent[], caughtUp: boolean): EventBatch {
    if (caughtUp) this.reportedEnd = this.position;
    return { events, position: this.position, caughtUp };
  }

  private take(subscription: AllStreamSubscription, max: number): StoredEvent[] {
    const events: StoredEvent[] = [];
    while (events.length < max) {
      const resolved = subscription.read() as AllStreamResolvedEvent | null;
      if (!resolved) break;
      const { event } = resolved;
      if (!event) continue;
      if (this.matches(event)) events.push(toStoredEvent(event));
      this.position = toPosition(event.position);
    }
    return events;
  }

  private connect(client: EventStoreDBClient): AllStreamSubscription {
    const from = this.position === START ? CLIENT_START : fromPosition(this.position);
    const subscription = client.subscribeToAll({ fromPosition: from, filter: serverFilter({}, () => undefined) }, { highWaterMark: BUFFER });
    const silence = setTimeout(() => this.fail(new EventStoreUnavailable('the server does not confirm a subscription')), this.connection.callTimeoutMs).unref();
    // The listener for errors stays for good: an error without one would end the process.
    subscription.on('error', (cause) => this.fail(new EventStoreUnavailable(`the subscription broke: ${describe(cause)}`, { cause })));
    subscription.on('end', () => this.fail(new EventStoreUnavailable('the server ended the subscription')));
    subscription.on('confirmation', () => clearTimeout(silence));
    subscription.on('caughtUp', () => this.goLive(true));
    subscription.on('fellBehind', () => this.goLive(false));
    subscription.on('readable', () => this.wakeUp.notify());
    return subscription;
  }

  private goLive(live: boolean): void {
    this.live = live;
    this.wakeUp.notify();
  }

  private fail(failure: EventStoreUnavailable): void {
    this.failure ??= failure;
    this.wakeUp.notify();
  }
}
