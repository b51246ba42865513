import { parse } from '../../domain/shared/ratio.js';
import type { ExplainedCharge } from './explain-charge.js';
import { line, money, phrase, type Line, type Phrase } from './explanation-words.js';

/** How a charge is told: what, for which days, as part of what, less which discount. */
export const chargePhrases = ({ derivation, period, currency, discount, fee }: ExplainedCharge): readonly Phrase[] => [
  isUse(derivation) ? phrase('used_priced') : fee === 'recurring' ? monthly(derivation, currency) : phrase('once', { quantity: derivation.quantity, price: money(derivation.unitFee, currency) }),
  phrase('period', period),
  ...(derivation.split ? [partOf(derivation.split.part)] : []),
  ...(discount ? [phrase('less', { percentage: discount.percentage, name: discount.name })] : []),
];

/** The sum of what was used, which has no price and quantity of its own. */
const isUse = ({ rule }: ExplainedCharge['derivation']): boolean => rule === 'consumption';

const monthly = ({ quantity, unitFee, weight, days }: ExplainedCharge['derivation'], currency: string): Phrase => {
  const priced = { quantity, price: money(unitFee, currency) };
  if (weight === '1') return phrase('monthly_whole', priced);
  const { n, d } = parse(weight);
  // The last period of a term has what is left of its months, which its days alone do not say.
  return n * BigInt(days.of) === d * BigInt(days.charged) ? phrase('monthly_days', { ...priced, ...days }) : phrase('monthly_months', { ...priced, months: weight });
};

/** "12/30" is a part of the days; "7 of 10" what a reduction left of the quantity. */
const partOf = (part: string): Phrase => {
  if (part === 'rest') return phrase('part_rest');
  if (part === 'sum') return phrase('part_sum');
  if (part === '1') return phrase('part_whole');
  const [left = '', of] = part.split(' of ');
  return of === undefined ? phrase('part_days', { part }) : phrase('part_quantity', { left, of });
};

export const chargeLines = (charge: ExplainedCharge): readonly Line[] => {
  const { derivation, currency, discount, gross, net, fee, period } = charge;
  const { unitFee, quantity, weight, days, exact, grossCorrection, netCorrection, split, billingType } = derivation;
  const recurs = fee === 'recurring';
  return [
    ...(isUse(derivation) ? [] : [line('price', money(unitFee, currency), [phrase(recurs ? 'one_a_month' : 'one_once')]), line('quantity', quantity, [phrase('beyond_included')])]),
    ...(recurs ? [line('months', weight, [phrase('days_of', { ...days, ...period })])] : []),
    line('exact', exact, [phrase('before_rounding', { currency })]),
    ...(split ? [line('part', split.part, [phrase('of_charge', { charge: split.of })])] : []),
    ...(grossCorrection ? [line('rounding', money(grossCorrection, currency), [phrase('sums_to_order')])] : []),
    line('rounded', money(gross, currency), [phrase('half_away')]),
    ...(discount ? [line('discount', money(-discount.amount, currency), [phrase('named', { name: discount.name })], { percentage: discount.percentage })] : []),
    ...(netCorrection ? [line('rounding_of_discount', money(netCorrection, currency), [phrase('sums_to_order')])] : []),
    line('charge', money(net, currency), [phrase('of_type', { billingType })]),
  ];
};
