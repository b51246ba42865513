import type { ConsumedCost, PricedPart } from '../../domain/billing/reseller-charges.events.js';
import { formatMinor } from '../../domain/shared/money.js';
import { toFixed } from '../../domain/shared/decimal.js';
import { divide, multiply, parse, ratio, subtract } from '../../domain/shared/ratio.js';
import type { ExplainedResellerCharge } from './explain-reseller-charge.js';
import { purchasesOf } from './reseller-purchases.js';
import { line, money, phrase, type Line, type Phrase } from './explanation-words.js';

/** What the debtor is not told: cost and markup, part by part. */
export const markedOf = ({ cost, markup, others = [] }: NonNullable<ExplainedResellerCharge['derivation']['consumption']>): readonly ConsumedCost[] => [{ cost, markup }, ...others];

const recurs = ({ fee }: ExplainedResellerCharge): boolean => fee === 'recurring';

/** How a reseller charge is told: what, for which days, less which discount; or what of an earlier one is taken back. */
export const resellerChargePhrases = (charge: ExplainedResellerCharge): readonly Phrase[] => {
  const { discount, period, reverses } = charge;
  const less = discount ? [phrase('less', { percentage: discount.percentage, name: discount.name })] : [];
  if (reverses) return [reverses.share === '1' ? phrase('all_taken_back', period) : phrase('share_taken_back', { share: reverses.share, ...period }), ...less];
  return [...priced(charge), phrase('period', period), ...less];
};

const priced = (charge: ExplainedResellerCharge): readonly Phrase[] => {
  const { quantity, unitPrice, weight, currency, derivation: { parts } } = charge;
  if (parts) return purchasesOf(parts).map((purchase) => monthly(purchase, currency));
  if (unitPrice === null) return [phrase('used_upstream')];
  return [recurs(charge) ? monthly({ quantity, unitPrice, weight }, currency) : phrase('once', { quantity, price: money(unitPrice, currency) })];
};

const monthly = ({ quantity, unitPrice, weight }: Pick<PricedPart, 'quantity' | 'unitPrice' | 'weight'>, currency: string): Phrase => {
  const price = { quantity, price: money(unitPrice, currency) };
  return weight === '1' ? phrase('monthly_whole', price) : phrase('monthly_months', { ...price, months: weight });
};

export const resellerChargeLines = (charge: ExplainedResellerCharge): readonly Line[] => {
  const { derivation, discount, gross, amount, currency, reverses } = charge;
  const { exact, billingType, parts } = derivation;
  return [
    ...(parts ? purchasesOf(parts).flatMap((purchase) => purchaseLines(purchase, currency)) : factorLines(charge)),
    line('exact', exact, [phrase('before_discount_and_rounding', { currency })]),
    ...(reverses ? [line('taken_back', reverses.share, [phrase('of_reseller_charge', { charge: reverses.resellerChargeId })])] : []),
    line('without_discount', money(gross, currency)),
    ...(discount ? [line('discount', money(-discount.amount, currency), [phrase('named', { name: discount.name })], { percentage: discount.percentage })] : []),
    line('charge', money(amount, currency), [phrase('half_away_of_type', { billingType })]),
  ];
};

const factorLines = (charge: ExplainedResellerCharge): readonly Line[] => {
  const { unitPrice, quantity, weight, period, derivation: { pricedAt }, currency } = charge;
  return [
    ...(unitPrice === null ? [] : [priceLine(unitPrice, pricedAt, currency)]),
    ...usedLines(charge),
    ...(unitPrice === null ? [] : [quantityLine(quantity)]),
    ...(recurs(charge) ? [monthsLine(weight, period)] : []),
  ];
};

const purchaseLines = ({ unitPrice, pricedAt, quantity, weight, period }: PricedPart, currency: string): readonly Line[] => [priceLine(unitPrice, pricedAt, currency), quantityLine(quantity), monthsLine(weight, period)];

const priceLine = (unitPrice: number, at: string, currency: string): Line => line('price', money(unitPrice, currency), [phrase('upstream_price', { at })]);
const quantityLine = (quantity: number): Line => line('quantity', quantity, [phrase('beyond_included')]);
const monthsLine = (weight: string, { from, to }: PricedPart['period']): Line => line('months', weight, [phrase('days', { from, to })]);

/** What was used: at its cost and markup, by its daily rows, or at the plan's own prices. */
const usedLines = (charge: ExplainedResellerCharge): readonly Line[] => {
  const { derivation: { consumption, dailyCost, use }, currency } = charge;
  return [
    ...(consumption ? markedOf(consumption) : []).flatMap(({ cost, markup }) => [line('cost_of_use', cost, [phrase('before_discounts', { currency })]), line('markup', `${markup} %`)]),
    ...(dailyCost === undefined ? [] : dailyLines(dailyCost, charge)),
    ...(use ?? []).map(({ resourceKey, quantity, unitPrice }) => line('used', `${quantity} × ${formatMinor(unitPrice, currency)}`, [phrase('used_beyond')], { resource: resourceKey })),
  ];
};

const dailyLines = (cost: string, { derivation: { exact }, currency }: ExplainedResellerCharge): readonly Line[] => {
  const [paid, asked] = [parse(cost), parse(exact)];
  return [
    line('cost_of_use', cost, [phrase('sum_of_days', { currency })]),
    ...(paid.n === 0n ? [] : [line('markup', `${toFixed(multiply(divide(subtract(asked, paid), paid), ratio(100)), 2)} %`, [phrase('on_each_day')])]),
  ];
};
