import { inject, injectable } from 'inversify';
import { billingRun } from '../../domain/billing/billing-run.js';
import { addDays, billingPeriodOf, earliest, latest } from '../../domain/shared/calendar.js';
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
/** The transition is over: delivered, given up, or stopped. */
const SETTLED = [
  'SubscriptionOrdered', 'SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionRenewed', 'SubscriptionPlanSwitched', 'SubscriptionStopped', 'SubscriptionReactivated',
];
const isSettled = ({ type }: StoredEvent): boolean => SETTLED.includes(type);

interface Run {
  readonly day: string;
  readonly position: number;
}

/**
 * The billing days whose run met a subscription in transition and passed it by (domain.md 3.1). What a run charged before
 * the transition began, or will charge after it ended, is not missed: so each period is charged once.
 */
@injectable()
export class MissedPeriods {
  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  /**
   * Of the transition that the event at `revision` ended. Business dates, in their order; the first period was paid with
   * the order. The running period is among them also when its run met a failed order, or came between the payment of the
   * order and its delivery: what that brings now is owed since then, or since the subscription runs again.
   */
  async of({ startDate, terms }: ExistingSubscription, stream: string, revision: number): Promise<readonly string[]> {
    const events = (await this.store.readStream(stream)).filter((event) => event.revision <= revision);
    const stretches = stretchesOf(events);
    const [first, last] = [stretches[0], stretches.at(-1)];
    if (!startDate || !first || !last) return [];
    const began = dayOf(events.find(({ position }) => position === first.from));
    const countsFrom = onOf(events.at(-1)) ?? began;
    const runs = await this.runsBetween(earliest(began, countsFrom), dayOf(events.at(-1)), terms.billingDay);
    const current = runs.at(-1);
    const passed = ({ position }: Run, by: readonly Stretch[]): boolean => by.some(({ from, to }) => from < position && position < to);
    const missed = (run: Run): boolean => (run === current ? countsFrom < run.day || passed(run, [{ from: first.from, to: last.to }]) : passed(run, stretches));
    return runs.filter((run) => run.day > startDate && missed(run)).map(({ day }) => latest(day, runningSince(events) ?? day));
  }

  /** The billing days that were run. A day more at both ends, because instants are in UTC and billing days in the reseller's zone. */
  private async runsBetween(from: string, to: string, billingDay: number): Promise<readonly Run[]> {
    const runs: Run[] = [];
    for (let day = billingPeriodOf(addDays(from, -1), billingDay).to; day <= addDays(to, 1); day = billingPeriodOf(day, billingDay).to) {
      const [run] = await this.store.readStream(streamName(billingRun, day), { limit: 1 });
      if (run) runs.push({ day, position: run.position });
    }
    return runs;
  }
}

/** The business date from which an order counts, or of an activation. */
const onOf = (event: StoredEvent | undefined): string | null => (event?.data as { readonly on?: string } | undefined)?.on ?? null;
const runningSince = (events: readonly StoredEvent[]): string | null => onOf(events.findLast(({ type }) => type === 'SubscriptionReactivated'));

const dayOf = (event: StoredEvent | undefined): string => event?.metadata.recordedAt.slice(0, 10) ?? '';

/** While it is installed nothing is charged, also when that fails for a while; later, what failed runs on and is charged. */
const stretchesOf = (events: readonly StoredEvent[]): readonly Stretch[] => {
  const last = events.at(-1);
  if (!last) return [];
  if (last.type === 'SubscriptionActivated') return [{ from: events[0]?.position ?? 0, to: last.position }];
  const chain = events.slice(events.findLastIndex((event, index) => index < events.length - 1 && isSettled(event)) + 1);
  return chain.flatMap((event, index) => {
    const end = chain.slice(index + 1).find((next) => isSettled(next) || next.type.endsWith('Failed'));
    return isTransitional(event) && end ? [{ from: event.position, to: end.position }] : [];
  });
};
