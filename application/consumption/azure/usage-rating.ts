import { inject, injectable } from 'inversify';
import type { ExistingPlan } from '../../../domain/catalog/plan.js';
import { markupAsOf } from '../../../domain/catalog/prices.js';
import type { LevelCosts } from '../../../domain/consumption/azure/level-costs.js';
import { rateCard, type RateCard } from '../../../domain/consumption/azure/rate-card.js';
import { usageCharge } from '../../../domain/consumption/azure/usage-charge.js';
import { usage } from '../../../domain/consumption/azure/usage.js';
import type { Markups } from '../../../domain/consumption/azure/valuation.js';
import { addMonths, billingPeriodOf } from '../../../domain/shared/calendar.js';
import { notFound, ruleBroken } from '../../../domain/shared/errors.js';
import { exact, hundredth, plus, times, UNIT, type ExactDecimal } from '../../../domain/shared/exact-decimal.js';
import { Ledgers } from '../../billing/ledgers.js';
import { PlanChains } from '../../catalog/plan-chains.js';
import type { CommandContext } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor, type Committed } from '../../spine/transactor.js';
import { SubscriptionFinder, type KnownSubscription } from '../../subscriptions/subscription-finder.js';
import { cardIdOf } from './import-rate-card.js';
import { usageIdOf } from './import-usage.js';
import { dateIn } from './zone-date.js';

/** The one charge of a subscription's usage in a billing period. */
export const usageChargeId = (subscriptionId: string, from: string): string => derivedId(subscriptionId, 'usage', from);

/** An append takes at most 1 MB. */
const BYTES_AT_ONCE = 600_000;

/** Rates usage by the price list of the plan's owner and the markups of every level down to the seller. */
@injectable()
export class UsageRating {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(PlanChains) private readonly chains: PlanChains,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  /** All usage of a subscription in the billing period that begins on a day; `again`: also what nothing new is known of. */
  async rate(subscriptionId: string, usageFrom: string, ctx: CommandContext, { again = false }: { readonly again?: boolean } = {}): Promise<Committed> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    const { scope, reseller, subscription: { accountId, planId, terms: { currency, billingDay } } } = known;
    const chain = await this.chains.of(planId);
    const card = await this.card(known, chain, ctx);
    const command = {
      type: 'RateUsage', subscriptionId, accountId, usagePeriod: billingPeriodOf(usageFrom, billingDay), currency, billingDay, card, markups: markupsOf(chain), limit: BYTES_AT_ONCE, again,
      dateOf: (instant: string) => dateIn(instant, reseller.timeZone),
      isClosed: await this.closedPeriods(known, usageFrom, ctx),
      rowId: (key: string) => derivedId(subscriptionId, key),
    } as const;
    const all: string[] = [];
    for (let part = 0; ; part++) {
      const rated = await this.transactor.transact(usage, usageIdOf(subscriptionId, usageFrom), command, ctx, { scope, step: `rate ${usageFrom} ${part}`, main: false });
      all.push(...rated.types);
      if (rated.types.length === 0) return { ...rated, types: all };
    }
  }

  /** The use of it is noted first: every edition from then on is told. */
  private async card({ scope, subscription: { subscriptionId, terms, planId } }: KnownSubscription, chain: readonly ExistingPlan[], ctx: CommandContext): Promise<RateCard> {
    const owner = chain.at(-1);
    if (!owner) throw notFound('plan', planId);
    const cardId = cardIdOf(owner.resellerId, terms.currency);
    await this.transactor.transact(rateCard, cardId, { type: 'UseRateCard', cardId, subscriptionId }, ctx, { scope, step: 'use rate card', main: false });
    return (await this.transactor.load(rateCard, cardId, ctx)).state;
  }

  /** Billing periods whose charge is written off: as the ledger says, and as was noted of it for the time after its invoice. */
  private async closedPeriods({ today, subscription: { subscriptionId, accountId, terms: { billingDay } } }: KnownSubscription, usageFrom: string, ctx: CommandContext): Promise<(from: string) => boolean> {
    const { uninvoiced } = await this.ledgers.load(accountId, ctx);
    const closed = new Set<string>();
    for (let from = billingPeriodOf(usageFrom, billingDay).from; from <= today; from = addMonths(from, 1)) {
      const { state } = await this.transactor.load(usageCharge, usageIdOf(subscriptionId, from), ctx);
      if (state.closed || uninvoiced.has(usageChargeId(subscriptionId, from))) closed.add(from);
    }
    return (from) => closed.has(from);
  }
}

/** Of every level from the owner of the plan down to the seller, as they hold on the day of use (domain.md 4.7). */
const markupsOf = (chain: readonly ExistingPlan[]): Markups => {
  const known = new Map<string, LevelCosts>();
  return (usageDate) => {
    const factors = known.get(usageDate) ?? factorsOn(chain, `${usageDate}T23:59:59.999Z`);
    known.set(usageDate, factors);
    return factors;
  };
};

/** From the seller's price up to what the owner pays. */
const factorsOn = (chain: readonly ExistingPlan[], instant: string): LevelCosts => chain.map((sold) => factorOf(sold, instant)).reduceRight<LevelCosts>((above, factor) => [times(above[0] ?? UNIT, factor), ...above], [UNIT]);

const factorOf = (sold: ExistingPlan, instant: string): ExactDecimal => {
  const percentage = markupAsOf(sold, instant);
  if (percentage === undefined) throw ruleBroken('markup_missing', `The plan "${sold.name}" has no markup, so its use cannot be priced. Set it, then retry.`);
  return plus(UNIT, hundredth(exact(percentage)));
};
