import type { ConsumedCost, PricedPart } from '../../domain/billing/reseller-charges.events.js';
import { partExact, roundedEach, shareAfter } from '../../domain/billing/reseller-price.js';
import type { DiscountSnapshot } from '../../domain/shared/charge.js';
import { formatMinor } from '../../domain/shared/money.js';
import { add, fromDecimal, multiply, ONE, parse, ratio, subtract, sum, type Ratio } from '../../domain/shared/ratio.js';
import type { Explanation } from './explain-charge.js';
import { resellerExplanationTree } from './explanation-tree.js';
import { sentenceOf } from './explanation-words.js';
import { purchasesOf } from './reseller-purchases.js';
import { markedOf, resellerChargeLines, resellerChargePhrases } from './reseller-charge-lines.js';

/** What an explanation is printed from: a row of the creditor, or the debtor's, which comes without the creditor's own affairs. */
export interface ExplainedResellerCharge {
  readonly id: string;
  readonly level: number;
  readonly fee: string;
  readonly sourceChargeId: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly quantity: number;
  readonly weight: string;
  readonly unitPrice: number | null;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly amount: number;
  readonly currency: string;
  readonly on: string;
  readonly derivation: {
    readonly billingType: string;
    readonly pricedAt: string;
    readonly exact: string;
    readonly consumption?: ConsumedCost & { readonly others?: readonly ConsumedCost[] };
    readonly dailyCost?: string;
    readonly use?: readonly { readonly resourceKey: string; readonly quantity: string; readonly unitPrice: number }[];
    readonly parts?: readonly PricedPart[];
    readonly lost?: Explanation['lost'];
  };
  readonly reverses: { readonly resellerChargeId: string; readonly share: string; readonly before?: string } | null;
  readonly events: readonly { readonly stream: string; readonly revision: number; readonly type: string }[];
}

/** A charge of the way down, as far as the reader may see it. */
export interface ChainLink {
  readonly kind: 'reseller_charge' | 'account_charge';
  readonly id: string;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface ResellerExplanation extends Omit<Explanation, 'chargeId' | 'events'> {
  readonly resellerChargeId: string;
  readonly party: 'creditor' | 'debtor';
  /** From the level below down to the account charge. */
  readonly chain: readonly ChainLink[];
  readonly events: ExplainedResellerCharge['events'];
}

interface Reader {
  readonly party: ResellerExplanation['party'];
  readonly chain: readonly ChainLink[];
  /** The charge that this one takes back, if any. */
  readonly earlier: Pick<ExplainedResellerCharge, 'amount'> | null;
}

/** A reseller charge in words and numbers, with a recomputation that says whether it still agrees. Amounts are minor units. */
export const explainResellerCharge = (charge: ExplainedResellerCharge, { party, chain, earlier }: Reader): ResellerExplanation => {
  const { derivation, amount, currency } = charge;
  const recomputed = recompute(charge, earlier);
  const phrases = resellerChargePhrases(charge);
  return {
    resellerChargeId: charge.id, party, sentence: sentenceOf(phrases, charge), phrases, formula: formula(charge), lines: resellerChargeLines(charge), amount, currency,
    recomputed, agrees: recomputed === amount, ...(derivation.lost ? { lost: derivation.lost } : {}), chain, events: charge.events,
    tree: resellerExplanationTree(charge),
  };
};

const percent = (percentage: string): Ratio => multiply(fromDecimal(percentage), ratio(1, 100));

/** Price x quantity x months, or cost and markup, less the discount: rounded once, or once for each part. */
const recompute = ({ unitPrice, quantity, weight, discount, derivation, reverses }: ExplainedResellerCharge, earlier: Reader['earlier']): number => {
  if (reverses) return 0 - shareAfter(earlier?.amount ?? 0, parse(reverses.share), parse(reverses.before ?? '0'));
  const kept = discount ? subtract(ONE, percent(discount.percentage)) : ONE;
  if (derivation.parts) return roundedEach(derivation.parts.map(partExact), kept);
  return roundedEach([unitPrice === null ? usedExact(derivation) : partExact({ quantity, weight, unitPrice })], kept);
};

/** The debtor is not told what the creditor's cost is made of: for him the exact amount stands. */
const usedExact = ({ consumption, use, exact }: ExplainedResellerCharge['derivation']): Ratio => {
  if (consumption) return sum(markedOf(consumption).map(({ cost, markup }) => multiply(parse(cost), add(ONE, percent(markup)))));
  return use ? sum(use.map(({ quantity, unitPrice }) => multiply(parse(quantity), ratio(unitPrice)))) : parse(exact);
};

const formula = (charge: ExplainedResellerCharge): string => {
  const { discount, amount, currency } = charge;
  const terms = baseOf(charge);
  const base = discount && terms.length > 1 ? `(${terms.join(' + ')})` : terms.join(' + ');
  return `${base}${discount ? ` × (100 − ${discount.percentage}) / 100` : ''} = ${formatMinor(amount, currency)}`;
};

const baseOf = ({ quantity, unitPrice, weight, gross, fee, currency, reverses, derivation: { parts } }: ExplainedResellerCharge): readonly string[] => {
  const priced = (part: Pick<PricedPart, 'quantity' | 'unitPrice' | 'weight'>): string => `${part.quantity} × ${formatMinor(part.unitPrice, currency)}${fee === 'recurring' && part.weight !== '1' ? ` × ${part.weight}` : ''}`;
  if (reverses) return [formatMinor(gross, currency)];
  if (parts) return purchasesOf(parts).map(priced);
  return [unitPrice === null ? formatMinor(gross, currency) : priced({ quantity, unitPrice, weight })];
};
