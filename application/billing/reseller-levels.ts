import { inject, injectable } from 'inversify';
import type { ClosedLine } from '../../domain/billing/closed-line.js';
import type { Party, PricedPart, ResellerCharge, UsedResource } from '../../domain/billing/reseller-charges.events.js';
import { resellerPrice, withMarkup, type DailySums, type LevelPrice, type MarkedCost } from '../../domain/billing/reseller-price.js';
import type { ExistingPlan } from '../../domain/catalog/plan.js';
import { isPricedByMarkup } from '../../domain/catalog/plan-rules.js';
import { markupOfDay } from '../../domain/catalog/prices.js';
import { endOfDay } from '../../domain/shared/calendar.js';
import type { ChargePart, ConsumptionBasis } from '../../domain/shared/charge.js';
import { add, divide, format, ONE, parse, ZERO, type Ratio } from '../../domain/shared/ratio.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { standingOn } from '../../domain/subscriptions/subscription-state.js';
import { markupAt, retailPrice } from '../catalog/level-price.js';
import { PlanChains } from '../catalog/plan-chains.js';
import { ResellerDiscounts } from '../sales/reseller-discounts.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** Between whom a level stands, and how its charges are named. */
export interface Level {
  readonly level: number;
  readonly creditor: Party;
  readonly debtor: Party;
  readonly accountId: string;
  idOf(accountChargeId: string): string;
  /** The charges of the level below, by account charge; null at the first level. */
  readonly below: ReadonlyMap<string, string> | null;
}

/** Prices what was written off as a level of the chain asks it. */
@injectable()
export class ResellerLevels {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PlanChains) private readonly chains: PlanChains,
    @inject(ResellerDiscounts) private readonly discounts: ResellerDiscounts,
  ) {}

  async charges(lines: readonly ClosedLine[], level: Level, ctx: CommandContext): Promise<readonly ResellerCharge[]> {
    const chains = new Map<string, readonly ExistingPlan[]>();
    const charges: ResellerCharge[] = [];
    for (const line of lines) {
      const { planId } = line.origin;
      const chain = chains.get(planId) ?? (await this.chains.of(planId));
      chains.set(planId, chain);
      const sold = chain[level.level];
      if (sold) charges.push(await this.charge(line, { level, chain, sold }, ctx));
    }
    return charges;
  }

  /** What a level sells was delegated by it: own plans end the chain. */
  async isDelegated(planId: string, level: number): Promise<boolean> {
    return (await this.chains.of(planId)).length > level;
  }

  private async charge(line: ClosedLine, { level, chain, sold }: { readonly level: Level; readonly chain: readonly ExistingPlan[]; readonly sold: ExistingPlan }, ctx: CommandContext): Promise<ResellerCharge> {
    const { chargeId, subscriptionId, fee, resourceKey, period, quantity, billingType, currency, closedOn: on, origin } = line;
    const planIds = chain.slice(0, level.level + 1).map(({ planId }) => planId);
    const choice = await this.discounts.find({ creditorId: level.creditor.resellerId, debtorId: level.debtor.resellerId, subscriptionId, accountId: level.accountId, planIds, on });
    const { derivation, ...amounts } = resellerPrice(line, await this.price(line, chain, level.level, ctx), choice);
    return {
      resellerChargeId: level.idOf(chargeId),
      sourceChargeId: level.below?.get(chargeId) ?? chargeId,
      accountChargeId: chargeId,
      subscriptionId, planId: sold.planId, fee, resourceKey, period, quantity, ...amounts, currency,
      derivation: { billingType, pricedAt: origin.pricedAt, ...derivation },
      reverses: null,
    };
  }

  private async price(line: ClosedLine, chain: readonly ExistingPlan[], level: number, ctx: CommandContext): Promise<LevelPrice> {
    const { fee, origin: { pricedAt }, consumption, parts } = line;
    const sold = chain[level] as ExistingPlan;
    if (parts) return { parts: await Promise.all(parts.map(async (part) => pricedPart(part, await this.unitPrice(sold, { ...line, ...part }, ctx)))) };
    if (!consumption) return { unitPrice: await this.unitPrice(sold, line, ctx) };
    if (consumption.upstreamCosts) return { daily: daily(level, consumption) };
    if (isPricedByMarkup(sold.billingType)) return { costs: marked(chain.slice(1, level + 1), pricedAt, consumption) };
    return { use: used(consumption, (key, day) => retailPrice(sold, { fee, resourceKey: key, pricedAt: day === null ? pricedAt : endOfDay(day), periodId: null })) };
  }

  private async unitPrice(sold: ExistingPlan, line: ClosedLine, ctx: CommandContext): Promise<number> {
    const { fee, resourceKey, origin: { pricedAt } } = line;
    return retailPrice(sold, { fee, resourceKey, pricedAt, periodId: await this.periodOf(line, ctx) });
  }

  /** The plan's period that the charge belongs to: the one of the term that ran then. */
  private async periodOf({ subscriptionId, period, origin }: ClosedLine, ctx: CommandContext): Promise<string | null> {
    if (origin.periodId) return origin.periodId;
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    return state && state.planId === origin.planId ? standingOn(state, period.from).periodId : null;
  }
}

const pricedPart = ({ quantity, weight, period, origin: { pricedAt } }: ChargePart, unitPrice: number): PricedPart => ({ quantity, weight, period, unitPrice, pricedAt });

/** What a level asks is what the one below it pays for each day of use, as it was rated (rulings, Azure 11). */
const daily = (level: number, { netCost, upstreamCosts = [] }: ConsumptionBasis): DailySums => {
  const [price, cost] = [netCost, ...upstreamCosts].slice(level - 1).map(parse);
  return { price: price ?? ZERO, cost: cost ?? ZERO };
};

/**
 * Each level's markup applies to the undiscounted price of the level above (rulings, Billing 14), day by day of use. A record
 * knows what its seller pays, and no more; so a level's cost is that price without the markups of the levels from there up to it.
 */
const marked = (levels: readonly ExistingPlan[], pricedAt: string, { netCost, costs }: ConsumptionBasis): readonly [MarkedCost, ...MarkedCost[]] => {
  const byMarkup = new Map<string, Ratio>();
  const markupOn = (plan: ExistingPlan | undefined, day: string | null): string => (plan && (day === null ? markupAt(plan, pricedAt) : markupOfDay(plan, day))) ?? '0';
  for (const [day, sellersCost] of costs ? Object.entries(costs) : [[null, netCost] as const]) {
    const markup = markupOn(levels.at(-1), day);
    const cost = levels.reduce((price, plan) => divide(price, withMarkup(ONE, markupOn(plan, day))), parse(sellersCost));
    byMarkup.set(markup, add(byMarkup.get(markup) ?? ZERO, cost));
  }
  const [first = { cost: ZERO, markup: markupOn(levels.at(-1), null) }, ...others] = [...byMarkup].map(([markup, cost]) => ({ cost, markup }));
  return [first, ...others];
};

/** Quantities at the level's own price of the day of use; days of one price together. */
const used = ({ paid, paidOn }: ConsumptionBasis, priceOf: (resourceKey: string, day: string | null) => number): readonly UsedResource[] => {
  const byPrice = new Map<string, UsedResource>();
  for (const [day, quantities] of paidOn ? Object.entries(paidOn) : [[null, paid] as const])
    for (const [resourceKey, quantity] of Object.entries(quantities)) {
      const unitPrice = priceOf(resourceKey, day);
      const key = `${resourceKey} ${String(unitPrice)}`;
      byPrice.set(key, { resourceKey, quantity: format(add(parse(byPrice.get(key)?.quantity ?? '0'), parse(quantity))), unitPrice });
    }
  return [...byPrice.values()];
};
