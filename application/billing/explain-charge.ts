import type { Derivation, DiscountSnapshot } from '../../domain/shared/charge.js';
import { formulaOf } from './charge-formula.js';
import { chargeLines, chargePhrases } from './charge-lines.js';
import { explanationTree, type ExplanationNode } from './explanation-tree.js';
import { sentenceOf, type Line, type Phrase } from './explanation-words.js';
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

/** A charge in words and numbers, with a recomputation that says whether it still agrees. Amounts are minor units. */
export interface Explanation {
  readonly chargeId: string;
  readonly sentence: string;
  /** The same by codes, for other languages. */
  readonly phrases: readonly Phrase[];
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
  const phrases = chargePhrases(charge);
  return {
    chargeId: charge.id,
    sentence: sentenceOf(phrases, { amount: net, currency }),
    phrases,
    formula: formulaOf(family),
    lines: chargeLines(charge),
    amount: net,
    currency,
    recomputed,
    agrees: recomputed === net,
    ...(derivation.lost ? { lost: derivation.lost } : {}),
    events: charge.history,
    tree: explanationTree(family),
  };
};
