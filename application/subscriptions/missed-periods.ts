import { inject, injectable } from 'inversify';
import { billingRun } from '../../domain/billing/billing-run.js';
import { addDays, billingPeriodOf } from '../../domain/shared/calendar.js';
import { streamName } from '../../domain/shared/decider.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';

/** From an event to the next one, by their positions in the log. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const isTransitional = ({ type }: StoredEvent): boolean => type.endsWith('Started');
const isSettled = ({ type }: StoredEvent): boolean => !isTransitional({ type } as StoredEvent) && !type.endsWith('Failed');

/**
 * The billing days whose run met a subscription in transition and passed it by (domain.md 3.1). What a run charged before
 * the transition began, or will charge after it ended, is not missed: so each period is charged once.
 */
@injectable()
export class MissedPeriods {
  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  /** Of the transition that the event at `revision` ended. Business dates, in their order; the first period was paid with the order. */
  async of({ startDate, subscriptionId, terms }: ExistingSubscription, stream: string, revision: number): Promise<readonly string[]> {
    const events = (await this.store.readStream(stream)).filter((event) => event.revision <= revision);
    const stretches = stretchesOf(events);
    const [first] = stretches;
    if (!startDate || !first || !subscriptionId) return [];
    // A day earlier, because instants are in UTC and billing days in the reseller's zone.
    const began = events.find(({ position }) => position === first.from);
    const since = addDays(began?.metadata.recordedAt.slice(0, 10) ?? startDate, -1);
    const last = events.at(-1)?.metadata.recordedAt.slice(0, 10) ?? startDate;
    const days: string[] = [];
    for (let day = billingPeriodOf(since, terms.billingDay).to; day <= addDays(last, 1); day = billingPeriodOf(day, terms.billingDay).to)
      if (day > startDate && (await this.passedBy(day, stretches))) days.push(day);
    return days;
  }

  private async passedBy(day: string, stretches: readonly Stretch[]): Promise<boolean> {
    const [run] = await this.store.readStream(streamName(billingRun, day), { limit: 1 });
    return run !== undefined && stretches.some(({ from, to }) => from < run.position && run.position < to);
  }
}

/** While it is installed nothing is charged, also when that fails for a while; later, what failed runs on and is charged. */
const stretchesOf = (events: readonly StoredEvent[]): readonly Stretch[] => {
  const last = events.at(-1);
  if (!last) return [];
  if (last.type === 'SubscriptionActivated') return [{ from: events[0]?.position ?? 0, to: last.position }];
  const settled = events.findLastIndex((event, index) => index < events.length - 1 && isSettled(event));
  return events.slice(settled + 1).flatMap((event, index, chain) => (isTransitional(event) ? [{ from: event.position, to: chain[index + 1]?.position ?? event.position }] : []));
};
