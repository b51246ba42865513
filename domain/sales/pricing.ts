import type { ChargeDraft, ChargeOrigin, DiscountSnapshot, Obligation } from '../shared/charge.js';
import { ruleBroken } from '../shared/errors.js';
import { format, fromDecimal, multiply, parse, ratio, round, roundRest, subtract, sum, type Ratio } from '../shared/ratio.js';
import { ranked } from './ranking.js';
import type { ApplicableDiscount } from './sales.events.js';

export interface PricingInput {
  /** Strategy and version, "csp_monthly@1": part of the derivation. */
  readonly billingType: string;
  readonly rule: string;
  readonly obligations: readonly Obligation[];
  readonly discounts: readonly ApplicableDiscount[];
  readonly origin: ChargeOrigin;
  readonly chargeId: (obligation: Obligation, index: number) => string;
}

/** Minor units. gross - discount = net = the sum of the charges' net. `dueNow` is what settling takes or holds. */
export interface Priced {
  readonly charges: readonly ChargeDraft[];
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly dueNow: number;
  /** The discount that took most off, with the amount of the whole order; null without one. */
  readonly applied: DiscountSnapshot | null;
}

const HUNDRED = ratio(100);
/** Minor units beyond 2^53 could not be kept exactly. */
const MOST = ratio(Number.MAX_SAFE_INTEGER);
const exactOf = ({ unitFee, quantity, weight }: Obligation): Ratio => multiply(ratio(BigInt(unitFee) * BigInt(quantity)), parse(weight));

/** One line on its way to a charge. Corrections keep the sum of rounded parts equal to the rounded sum. */
interface Line {
  readonly obligation: Obligation;
  readonly exact: Ratio;
  readonly winner: ApplicableDiscount | null;
  readonly lost: readonly ApplicableDiscount[];
  gross: number;
  grossCorrection: number;
  net: number;
  netCorrection: number;
}

/**
 * The one price of a preview, an order and a charge (domain.md 4.9 and rulings, Billing 9 and 10): the exact sum is
 * rounded once, a discount takes its percentage of the rounded fees that it covers, and what rounding left over is
 * taken by the last charge, walking back to earlier ones.
 */
export const price = ({ billingType, rule, obligations, discounts, origin, chargeId }: PricingInput): Priced => {
  const lines = obligations.map((obligation) => lineOf(obligation, discounts));
  const gross = totalOf(lines);
  correct(lines, gross - total(lines, 'gross'), 'gross');
  for (const line of lines) line.net = line.gross;
  for (const winner of new Set(lines.map((line) => line.winner))) if (winner) applyDiscount(lines.filter((line) => line.winner === winner), winner);
  const charges = lines.map((line, index) => draft(line, chargeId(line.obligation, index), { billingType, rule, origin }));
  const net = total(lines, 'net');
  const dueNow = charges.filter((charge) => charge.onSettlement !== 'open').reduce((amount, charge) => amount + charge.net, 0);
  return { charges, gross, discount: gross - net, net, dueNow, applied: mostTakenOff(lines) };
};

/** The last period of a term takes what the earlier ones left of N x fee; everything else is rounded half away from zero. */
const totalOf = (lines: readonly Line[]): number => {
  const exact = sum(lines.map((line) => line.exact));
  const whole = wholeUnits(exact);
  return lines.length > 0 && lines.every((line) => line.obligation.rest) ? roundRest(exact) : whole;
};

/** Fees are never negative, so no part is beyond what the sum is not. */
const wholeUnits = (exact: Ratio): number => {
  if (subtract(MOST, exact).n < 0n) throw ruleBroken('amount_too_large', 'The price of this order is too large to be kept exactly. Order less at once.', '/quantities');
  return round(exact);
};

const total = (lines: readonly Line[], side: 'gross' | 'net'): number => lines.reduce((amount, line) => amount + line[side], 0);

const lineOf = (obligation: Obligation, discounts: readonly ApplicableDiscount[]): Line => {
  const [winner = null, ...lost] = ranked(discounts.filter(({ fees }) => fees.includes(obligation.fee)));
  const exact = exactOf(obligation);
  const rounded = wholeUnits(exact);
  const gross = obligation.rest ? roundRest(exact) : rounded;
  return { obligation, exact, winner, lost, gross, grossCorrection: gross - rounded, net: gross, netCorrection: 0 };
};

const remaining = (percentage: string): Ratio => multiply(subtract(HUNDRED, fromDecimal(percentage)), ratio(1, 100));

const applyDiscount = (lines: readonly Line[], { percentage }: ApplicableDiscount): void => {
  const rest = remaining(percentage);
  for (const line of lines) line.net = round(multiply(ratio(line.gross), rest));
  correct(lines, round(multiply(ratio(total(lines, 'gross')), rest)) - total(lines, 'net'), 'net');
};

/** Takes a rounding difference from the last charge backwards, so that 0 <= net <= gross holds for each. */
const correct = (lines: readonly Line[], difference: number, side: 'gross' | 'net'): void => {
  let left = difference;
  for (const line of [...lines].reverse()) {
    if (left === 0) return;
    const highest = side === 'gross' ? Number.MAX_SAFE_INTEGER : line.gross;
    const corrected = Math.min(highest, Math.max(0, line[side] + left));
    left -= corrected - line[side];
    line[side === 'gross' ? 'grossCorrection' : 'netCorrection'] += corrected - line[side];
    line[side] = corrected;
  }
};

const snapshot = ({ id, name, type, percentage }: ApplicableDiscount, amount: number): DiscountSnapshot => ({ id, name, type, percentage, amount });

const mostTakenOff = (lines: readonly Line[]): DiscountSnapshot | null => {
  const winners = [...new Set(lines.map((line) => line.winner))].filter((winner) => winner !== null);
  const snapshots = winners.map((winner) => {
    const own = lines.filter((line) => line.winner === winner);
    return snapshot(winner, total(own, 'gross') - total(own, 'net'));
  });
  return snapshots.sort((a, b) => b.amount - a.amount)[0] ?? null;
};

const draft = (line: Line, chargeId: string, { billingType, rule, origin }: Pick<PricingInput, 'billingType' | 'rule' | 'origin'>): ChargeDraft => {
  const { fee, resourceKey, period, onSettlement, unitFee, quantity, weight, days } = line.obligation;
  return {
    chargeId,
    fee,
    resourceKey,
    period,
    onSettlement,
    gross: line.gross,
    discount: line.winner ? snapshot(line.winner, line.gross - line.net) : null,
    net: line.net,
    origin,
    derivation: {
      billingType,
      rule,
      unitFee,
      quantity,
      weight,
      days,
      exact: format(line.exact),
      grossCorrection: line.grossCorrection,
      netCorrection: line.netCorrection,
      lost: line.lost.map(({ id, name, percentage }) => ({ id, name, percentage })),
    },
  };
};
