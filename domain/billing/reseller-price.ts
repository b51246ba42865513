import type { DiscountSnapshot } from '../shared/charge.js';
import { add, format, fromDecimal, multiply, ONE, parse, ratio, round, subtract, sum, ZERO, type Ratio } from '../shared/ratio.js';
import type { ClosedLine } from './closed-line.js';
import type { PricedPart, ResellerCharge, UsedResource } from './reseller-charges.events.js';

/** What use cost a level, and the markup upon it. */
export interface MarkedCost {
  readonly cost: Ratio;
  readonly markup: string;
}

/** Sums of daily rows: what they cost a level, and what it asks for them. */
export interface DailySums {
  readonly cost: Ratio;
  readonly price: Ratio;
}

/** How a level prices what was written off: its retail price for one, its retail prices of what was used, markups upon its own cost of the use (several, where they changed within the period), the daily rows that it was rated to, or its price for each charge of a term that was written off at once. */
export type LevelPrice = { readonly unitPrice: number } | { readonly use: readonly UsedResource[] } | { readonly costs: readonly [MarkedCost, ...MarkedCost[]] } | { readonly daily: DailySums } | { readonly parts: readonly PricedPart[] };

/** The reseller discount that wins, and those that lost. `percentage` has at most two decimals. */
export interface ResellerDiscountChoice {
  readonly winner: { readonly id: string; readonly name: string; readonly percentage: string } | null;
  readonly lost: readonly { readonly id: string; readonly name: string; readonly percentage: string }[];
}

type Amounts = Pick<ResellerCharge, 'weight' | 'unitPrice' | 'gross' | 'discount' | 'amount'> & { readonly derivation: Pick<ResellerCharge['derivation'], 'exact' | 'consumption' | 'dailyCost' | 'use' | 'parts' | 'lost'> };

const HUNDREDTH = ratio(1, 100);
const percent = (percentage: string): Ratio => multiply(fromDecimal(percentage), HUNDREDTH);

/** A cost with a markup upon it, exact. */
export const withMarkup = (cost: Ratio, markup: string): Ratio => multiply(cost, add(ONE, percent(markup)));

/** One-time fees count once, whatever the term (rulings, Billing 14). */
const weightOf = ({ fee, weight }: Pick<ClosedLine, 'fee' | 'weight'>): string => (fee === 'setup' || fee === 'renewal' ? '1' : weight);

/**
 * Upstream retail price x weight x quantity x (100 - discount) / 100, rounded once: 1.01 x 3 x 12/31 at 12.5 % is 1.03
 * (domain.md 4.10; rulings, Billing 14). The discount's amount is what it took off the rounded price. The charges of a term that was
 * written off at once are rounded each for itself: they cost what they would have cost alone (domain.md 4.5).
 */
export const resellerPrice = (line: Pick<ClosedLine, 'fee' | 'weight' | 'quantity'>, price: LevelPrice, { winner, lost }: ResellerDiscountChoice): Amounts => {
  const weight = weightOf(line);
  const kept = winner ? subtract(ONE, percent(winner.percentage)) : ONE;
  const portions = 'parts' in price ? price.parts.map(partExact) : [exactOf(line.quantity, weight, price)];
  const gross = roundedEach(portions, ONE);
  const amount = roundedEach(portions, kept);
  return {
    weight,
    unitPrice: unitPriceOf(price),
    gross,
    discount: winner && { ...pick(winner), type: 'reseller', amount: gross - amount },
    amount,
    derivation: { exact: format(sum(portions)), ...basisOf(price), lost: lost.map(pick) },
  };
};

/** Unit price x quantity x months, minor units. */
export const partExact = ({ quantity, weight, unitPrice }: Pick<PricedPart, 'quantity' | 'weight' | 'unitPrice'>): Ratio => multiply(ratio(BigInt(unitPrice) * BigInt(quantity)), parse(weight));

/** What `kept` of each amount comes to, each rounded for itself. */
export const roundedEach = (amounts: readonly Ratio[], kept: Ratio): number => amounts.reduce((total, amount) => total + round(multiply(amount, kept)), 0);

const unitPriceOf = (price: LevelPrice): number | null => {
  if ('unitPrice' in price) return price.unitPrice;
  const [first, ...others] = 'parts' in price ? new Set(price.parts.map(({ unitPrice }) => unitPrice)) : [];
  return first !== undefined && others.length === 0 ? first : null;
};

const exactOf = (quantity: number, weight: string, price: Exclude<LevelPrice, { readonly parts: unknown }>): Ratio => {
  if ('unitPrice' in price) return partExact({ quantity, weight, unitPrice: price.unitPrice });
  if ('daily' in price) return price.daily.price;
  return 'use' in price ? sum(price.use.map(({ quantity: used, unitPrice }) => multiply(parse(used), ratio(unitPrice)))) : sum(price.costs.map(({ cost, markup }) => withMarkup(cost, markup)));
};

const basisOf = (price: LevelPrice): Pick<ResellerCharge['derivation'], 'consumption' | 'dailyCost' | 'use' | 'parts'> => {
  if ('unitPrice' in price) return {};
  if ('parts' in price) return { parts: price.parts };
  if ('use' in price) return { use: price.use };
  if ('daily' in price) return { dailyCost: format(price.daily.cost) };
  const [first, ...others] = price.costs;
  return { consumption: { ...shown(first), ...(others.length > 0 && { others: others.map(shown) }) } };
};

const shown = ({ cost, markup }: MarkedCost) => ({ cost: format(cost), markup });

const pick = ({ id, name, percentage }: { readonly id: string; readonly name: string; readonly percentage: string }) => ({ id, name, percentage });

/** Which part of an account charge was given back: all of it when it cost nothing. */
export const shareOf = ({ amount, net }: { readonly amount: number; readonly net: number }): Ratio => (net === 0 ? ONE : ratio(amount, net));

/** The part of an amount that a share of it is, when another share went before: rounded so that all shares together are the amount. */
export const shareAfter = (amount: number, share: Ratio, before: Ratio): number => round(multiply(ratio(amount), add(before, share))) - round(multiply(ratio(amount), before));

/** The charge that takes back a share of an earlier one, at the prices and the discount of that one. `before`: the share that was taken back already. */
export const reversing = (earlier: ResellerCharge, share: Ratio, ids: Pick<ResellerCharge, 'resellerChargeId' | 'sourceChargeId'>, before: Ratio = ZERO): ResellerCharge => {
  const part = (amount: number): number => 0 - shareAfter(amount, share, before);
  const [gross, amount] = [part(earlier.gross), part(earlier.amount)];
  const discount: DiscountSnapshot | null = earlier.discount && { ...earlier.discount, amount: gross - amount };
  return { ...earlier, ...ids, gross, amount, discount, reverses: { resellerChargeId: earlier.resellerChargeId, share: format(share), ...(before.n !== 0n && { before: format(before) }) } };
};
