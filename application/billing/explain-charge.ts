import type { Derivation, DiscountSnapshot } from '../../domain/shared/charge.js';
import { formatMinor } from '../../domain/shared/money.js';
import { parse } from '../../domain/shared/ratio.js';
import { formulaOf } from './charge-formula.js';
import { explanationTree, type ExplanationNode } from './explanation-tree.js';
import { recomputed as recompute } from './recompute-charge.js';

/** What an explanation is printed from: a document of the charge history. Customers' ones come without `lost`. */
export interface ExplainedCharge {
  readonly id: string;
  readonly orderId: string | null;
  readonly fee: string;
  readonly resourceKey: string | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly status: string;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly net: number;
  readonly currency: string;
  readonly derivation: Omit<Derivation, 'lost'> & Partial<Pick<Derivation, 'lost'>>;
  readonly history: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string; readonly status: string }[];
}

export interface Line {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** A charge in words and numbers, with a recomputation that says whether it still agrees. Amounts are minor units. */
export interface Explanation {
  readonly chargeId: string;
  readonly sentence: string;
  readonly formula: string;
  readonly lines: readonly Line[];
  readonly amount: number;
  readonly currency: string;
  readonly recomputed: number;
  readonly agrees: boolean;
  readonly lost?: Derivation['lost'];
  readonly events: ExplainedCharge['history'];
  /** The same from the amount down to prices, days, the charges that it was cut from, and source events. */
  readonly tree: ExplanationNode;
}

/** A charge with those that it was cut from or put together of, and the other parts of those. */
export interface ChargeFamily {
  readonly charge: ExplainedCharge;
  readonly parents: readonly ChargeFamily[];
  readonly siblings: readonly ExplainedCharge[];
}

/** By its own figures: the parts of a split count as they are. */
export const explainCharge = (charge: ExplainedCharge): Explanation => explainFamily({ charge, parents: [], siblings: [] });

export const explainFamily = (family: ChargeFamily): Explanation => {
  const { charge } = family;
  const { derivation, currency, net } = charge;
  const { gross, taken } = recompute(family);
  const recomputed = gross - taken;
  return {
    chargeId: charge.id,
    sentence: sentence(charge),
    formula: formulaOf(family),
    lines: lines(charge),
    amount: net,
    currency,
    recomputed,
    agrees: recomputed === net,
    ...(derivation.lost ? { lost: derivation.lost } : {}),
    events: charge.history,
    tree: explanationTree(family, (each) => ({ sentence: sentence(each), lines: lines(each) })),
  };
};

const show = (amount: number, currency: string): string => `${formatMinor(amount, currency)} ${currency}`;

const share = ({ weight, days }: ExplainedCharge['derivation']): string => {
  if (weight === '1') return 'one whole month';
  const { n, d } = parse(weight);
  // The last period of a term has what is left of its months, which its days alone do not say.
  return n * BigInt(days.of) === d * BigInt(days.charged) ? `${days.charged} of ${days.of} days` : `${weight} months`;
};

const PARTS: Readonly<Record<string, string>> = { rest: 'the rest', sum: 'the sum of the months', '1': 'the whole' };

/** "12/30" is a part of the days; "7 of 10" what a reduction left of the quantity. */
const partInWords = (part: string): string => PARTS[part] ?? (part.includes(' of ') ? `${part} of the quantity` : `${part} of the days`);

/** The sum of what was used, which has no price and quantity of its own. */
const isUse = ({ rule }: ExplainedCharge['derivation']): boolean => rule === 'consumption';

const sentence = ({ derivation, period, currency, net, discount, fee }: ExplainedCharge): string => {
  const { quantity, unitFee } = derivation;
  const what = isUse(derivation) ? 'What was used, each at its price' : fee === 'recurring' ? `${quantity} x ${show(unitFee, currency)} a month for ${share(derivation)}` : `${quantity} x ${show(unitFee, currency)}, once`;
  const part = derivation.split ? `, as ${partInWords(derivation.split.part)} of an earlier charge` : '';
  const less = discount ? `, less ${discount.percentage} % (${discount.name})` : '';
  return `${what}, from ${period.from} to ${period.to} (that day not included)${part}${less}: ${show(net, currency)}.`;
};

const lines = (charge: ExplainedCharge): readonly Line[] => {
  const { derivation, currency, discount, gross, net } = charge;
  const { unitFee, quantity, weight, days, exact, grossCorrection, netCorrection, split, billingType } = derivation;
  return [
    ...(isUse(derivation)
      ? []
      : [{ label: 'Price', value: show(unitFee, currency), note: charge.fee === 'recurring' ? 'a month for one' : 'once for one' }, { label: 'Quantity', value: String(quantity), note: 'beyond what is included' }]),
    ...(charge.fee === 'recurring' ? [{ label: 'Months', value: weight, note: `${days.charged} of ${days.of} days, ${charge.period.from} to ${charge.period.to}` }] : []),
    { label: 'Exact amount', value: exact, note: `minor units of ${currency}, before rounding` },
    ...(split ? [{ label: 'Part', value: split.part, note: `of charge ${split.of}` }] : []),
    ...(grossCorrection ? [{ label: 'Rounding', value: show(grossCorrection, currency), note: 'so that the charges sum to the order' }] : []),
    { label: 'Rounded', value: show(gross, currency), note: 'half away from zero, once' },
    ...(discount ? [{ label: `Discount ${discount.percentage} %`, value: show(-discount.amount, currency), note: discount.name }] : []),
    ...(netCorrection ? [{ label: 'Rounding of the discount', value: show(netCorrection, currency), note: 'so that the charges sum to the order' }] : []),
    { label: 'Charge', value: show(net, currency), note: `billing type ${billingType}` },
  ];
};
