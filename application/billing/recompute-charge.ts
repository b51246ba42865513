import { fromDecimal, multiply, parse, ratio, round, subtract, type Ratio } from '../../domain/shared/ratio.js';
import type { ChargeFamily, ExplainedCharge } from './explain-charge.js';

/** Minor units: before the discount, and what the discount takes. */
export interface Amounts {
  readonly gross: number;
  readonly taken: number;
}

/**
 * A charge's amounts again: of a whole one from price, quantity and days, of a part from the charge that it was cut from,
 * and so on up to the first. Where the family is not known, the charge's own figures count.
 */
export const recomputed = ({ charge, parents, siblings }: ChargeFamily): Amounts => {
  const { split } = charge.derivation;
  if (!split) return fromPrice(charge);
  if (parents.length === 0) return own(charge);
  const whole = parents.map(recomputed).reduce((sum, each) => ({ gross: sum.gross + each.gross, taken: sum.taken + each.taken }));
  return partOf(charge, { whole, part: split.part, siblings });
};

const own = ({ gross, discount }: ExplainedCharge): Amounts => ({ gross, taken: discount?.amount ?? 0 });

const fromPrice = (charge: ExplainedCharge): Amounts => {
  const { derivation, discount } = charge;
  const gross = round(exactOf(charge)) + derivation.grossCorrection;
  return { gross, taken: discount ? gross - kept(gross, discount.percentage) - derivation.netCorrection : 0 };
};

/** What was used is rated by the hour: only its sum is rounded. */
const exactOf = ({ derivation: { rule, exact, unitFee, quantity, weight } }: ExplainedCharge): Ratio =>
  rule === 'consumption' ? parse(exact) : multiply(ratio(BigInt(unitFee) * BigInt(quantity)), parse(weight));

const kept = (gross: number, percentage: string): number => round(multiply(ratio(gross), multiply(subtract(ratio(100), fromDecimal(percentage)), ratio(1, 100))));

interface Cut {
  readonly whole: Amounts;
  readonly part: string;
  readonly siblings: readonly ExplainedCharge[];
}

const partOf = (charge: ExplainedCharge, { whole, part, siblings }: Cut): Amounts => {
  if (part === 'sum' || part === '1') return whole;
  if (part === 'rest') return siblings.map(own).reduce((left, used) => ({ gross: left.gross - used.gross, taken: left.taken - used.taken }), whole);
  if (part.includes(' of ')) return fewer(charge, whole);
  const share = parse(part);
  return { gross: round(multiply(ratio(whole.gross), share)), taken: round(multiply(ratio(whole.taken), share)) };
};

/** The same days with another quantity: never more than it was. */
const fewer = (charge: ExplainedCharge, whole: Amounts): Amounts => {
  const gross = Math.min(round(exactOf(charge)), whole.gross);
  return { gross, taken: charge.discount ? gross - kept(gross, charge.discount.percentage) : 0 };
};
