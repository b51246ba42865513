import { inject, injectable } from 'inversify';
import { billingRun } from '../../domain/billing/billing-run.js';
import { addDays, billingPeriodOf, latest, type Period } from '../../domain/shared/calendar.js';
import { streamName } from '../../domain/shared/decider.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';

/** From the beginning of a transition to its end, by their positions in the log. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const isTransitional = ({ type }: StoredEvent): boolean => type.endsWith('Started');
/** The transition is over: delivered, given up, stopped, or failed. */
const SETTLED = [
  'SubscriptionOrdered', 'SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionRenewed', 'SubscriptionPlanSwitched', 'SubscriptionStopped', 'SubscriptionReactivated',
];
const isSettled = ({ type }: StoredEvent): boolean => SETTLED.includes(type) || type.endsWith('Failed');

/** A billing day that is owed late. */
export interface Missed {
  readonly on: string;
  /** Its run passed the subscription by; otherwise it charged what there was then. */
  readonly passed: boolean;
}

/** The event that ended a transition, and the business date of now. */
interface Settled {
  readonly stream: string;
  readonly revision: number;
  readonly today: string;
}

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
   * Of the transition that the event at `revision` ended, in the order of their dates; the first period was paid with
   * the order. The running period is among them also when its run came between the payment of the order and its delivery,
   * which had failed before: what that brings now is owed since then, or since the subscription runs again. So is the
   * first period of a term that a renewal brought in between.
   */
  async of({ startDate, terms, segments }: ExistingSubscription, { stream, revision, today }: Settled): Promise<readonly Missed[]> {
    const events = (await this.store.readStream(stream)).filter((event) => event.revision <= revision);
    const last = events.at(-1);
    const stretch = stretchOf(events);
    if (!startDate || !last || !stretch) return [];
    const countsFrom = onOf(last);
    const runs = (await this.runsSince(stretch.from, { from: startDate, to: dayOf(last) }, terms.billingDay)).filter(({ position }) => position < stretch.to);
    const current = runs.at(-1);
    const passed = (run: Run): boolean => stretch.from < run.position;
    const missed = (run: Run): boolean => passed(run) || (run === current && countsFrom !== null && countsFrom < run.day);
    const owed = runs.filter((run) => run.day > startDate && missed(run)).map((run) => ({ on: latest(run.day, runningSince(events) ?? run.day), passed: passed(run) }));
    // Of the periods in between nothing is owed, nor of the terms that began in them; and nothing yet of a term to come.
    const isOwed = (start: string, since: string): boolean => start > since && start <= today && (start < billingPeriodOf(since, terms.billingDay).to || start >= (current?.day ?? startDate)) && owed.every(({ on }) => on !== start);
    const renewed = last.type === 'SubscriptionResourcesChanged' && countsFrom !== null ? segments.map(({ start }) => start).filter((start) => isOwed(start, countsFrom)) : [];
    return [...owed, ...renewed.map((on) => ({ on, passed: false }))].sort((a, b) => a.on.localeCompare(b.on));
  }

  /**
   * The billing days that were run since a position in the log, and the one before them; a run may be much later than its
   * day. A day more at the end, because instants are in UTC and billing days in the reseller's zone.
   */
  private async runsSince(position: number, { from, to }: Period, billingDay: number): Promise<readonly Run[]> {
    const runs: Run[] = [];
    for (let day = billingPeriodOf(addDays(to, 1), billingDay).from; day > from; day = billingPeriodOf(addDays(day, -1), billingDay).from) {
      const [run] = await this.store.readStream(streamName(billingRun, day), { limit: 1 });
      if (run) runs.unshift({ day, position: run.position });
      if (run && run.position < position) break;
    }
    return runs;
  }
}

/** The business date from which an order counts, or of an activation. A renewal that waited for its day brings nothing before it. */
const onOf = (event: StoredEvent | undefined): string | null => {
  const { on = null, start } = (event?.data ?? {}) as { readonly on?: string; readonly start?: string };
  return on !== null && start !== undefined ? latest(on, start) : on;
};
const runningSince = (events: readonly StoredEvent[]): string | null => onOf(events.findLast(({ type }) => type === 'SubscriptionReactivated'));

const dayOf = (event: StoredEvent | undefined): string => event?.metadata.recordedAt.slice(0, 10) ?? '';

/** While it is installed nothing is charged, also when that fails for a while; later, what failed runs on and is charged. */
const stretchOf = (events: readonly StoredEvent[]): Stretch | null => {
  const last = events.at(-1);
  const before = events.slice(0, -1);
  const begun = last?.type === 'SubscriptionActivated' ? events[0] : before.slice(before.findLastIndex(isSettled) + 1).find(isTransitional);
  return last && begun ? { from: begun.position, to: last.position } : null;
};
