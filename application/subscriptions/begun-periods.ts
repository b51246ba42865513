import { inject, injectable } from 'inversify';
import { billingRun } from '../../domain/billing/billing-run.js';
import { afterStop } from '../../domain/billing/ledger-movement.js';
import { chargesOfSubscription, type Ledger } from '../../domain/billing/ledger-state.js';
import { addDays, billingPeriodOf, earliest } from '../../domain/shared/calendar.js';
import { streamName } from '../../domain/shared/decider.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { asTheRun } from '../billing/run/run-day.js';
import { Ledgers } from '../billing/ledgers.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { CommandContext } from '../spine/context.js';
import { PeriodCharges } from './period-charges.js';

interface Moment {
  /** The day on which the operation counts. */
  readonly on: string;
  readonly scope: Scope;
}

/**
 * What has begun of a running subscription and was not charged yet, because an operation comes before the run of its billing
 * day, or because that run is late. It is charged before the operation, so money does not depend on which of them came first.
 */
@injectable()
export class BegunPeriods {
  constructor(
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  /** What there is too little money for is not charged: the run that comes stops it, or finds it stopped. */
  async charge(subscription: ExistingSubscription, { on, scope }: Moment, ctx: CommandContext): Promise<void> {
    const { stoppedOn, startDate, deletingSince } = subscription;
    if (stoppedOn !== null || startDate === null) return;
    try {
      // A deletion that is tried again counts from the day on which it was first asked for.
      for (const day of await this.daysUpTo(earliest(on, deletingSince ?? on), subscription, ctx)) await this.chargeDay(subscription, { on: day, scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
    }
  }

  /** The ledger as the operation will find it; nothing is recorded. */
  async foreseen(subscription: ExistingSubscription, moment: Moment, ctx: CommandContext): Promise<Ledger> {
    const rehearsal = { ...ctx, rehearsal: new Map(ctx.rehearsal ?? []) };
    await this.charge(subscription, moment, rehearsal);
    return this.ledgers.load(subscription.accountId, rehearsal);
  }

  private async chargeDay(subscription: ExistingSubscription, { on, scope }: Moment, ctx: CommandContext): Promise<void> {
    const { subscriptionId, terms, startDate, expirationDate } = subscription;
    const isOpen = billingPeriodOf(on, terms.billingDay).from === on && startDate !== null && startDate < on && expirationDate !== on && !(await this.wasRun(on));
    const charges = isOpen ? await this.charges.of(subscription, on, 'billing_day', ctx) : [];
    await this.charges.hold(subscription, charges, { on, scope }, isOpen ? asTheRun(on, subscriptionId, ctx) : ctx);
  }

  /** The first days of what waits to begin, and has by this day. */
  async waiting(on: string, { subscriptionId, accountId }: ExistingSubscription, ctx: CommandContext): Promise<readonly string[]> {
    const state = await this.ledgers.load(accountId, ctx);
    const begun = chargesOfSubscription(state, subscriptionId).filter((charge) => charge.status === 'Opened' && charge.period.from <= on && !afterStop(state, charge));
    return [...new Set(begun.map(({ period }) => period.from))].sort();
  }

  /** The billing days without a run, back to the last one that has it, and the first days of what waits to begin. */
  private async daysUpTo(on: string, subscription: ExistingSubscription, ctx: CommandContext): Promise<readonly string[]> {
    const { startDate, terms } = subscription;
    const days = new Set(await this.waiting(on, subscription, ctx));
    const before = (day: string): string => billingPeriodOf(addDays(day, -1), terms.billingDay).from;
    for (let day = billingPeriodOf(on, terms.billingDay).from; day > (startDate ?? on) && !(await this.wasRun(day)); day = before(day)) days.add(day);
    return [...days].sort();
  }

  /** To its end: a run that is under way may not have come to this subscription yet. */
  private async wasRun(day: string): Promise<boolean> {
    return (await this.store.readStream(streamName(billingRun, day))).some(({ type }) => type === 'BillingRunCompleted');
  }
}
