import { chargeLines, chargePhrases } from './charge-lines.js';
import type { ChargeFamily, ExplainedCharge } from './explain-charge.js';
import type { ExplainedResellerCharge } from './explain-reseller-charge.js';
import { line, money, phrase, type Line } from './explanation-words.js';
import { resellerChargeLines, resellerChargePhrases } from './reseller-charge-lines.js';

/** One thing that an amount comes from, with what that comes from in turn. */
export interface ExplanationNode extends Line {
  readonly children?: readonly ExplanationNode[];
}

/** From the amount down: figures, discounts that lost, the charges that it was cut from, its order, its events. */
export const explanationTree = ({ charge, parents }: ChargeFamily, as: 'charge' | 'made_from' = 'charge'): ExplanationNode => ({
  ...line(as, money(charge.net, charge.currency), chargePhrases(charge)),
  children: [
    ...chargeLines(charge).slice(0, -1).map((each) => (each.code === 'discount' ? { ...each, children: losersOf(charge) } : each)),
    ...(charge.discount ? [] : losersOf(charge)),
    ...parents.map((parent) => explanationTree(parent, 'made_from')),
    ...(charge.orderId === null ? [] : [line('order', charge.orderId)]),
    { ...line('events', charge.history.length), children: charge.history.map(({ type, at, status, stream, revision }) => line('event', status, [phrase('recorded_at', { stream, revision, at })], { type })) },
  ],
});

/** The same of a reseller charge; what lies below it in the chain stands beside. */
export const resellerExplanationTree = (charge: ExplainedResellerCharge): ExplanationNode => ({
  ...line('charge', money(charge.amount, charge.currency), resellerChargePhrases(charge)),
  children: [
    ...resellerChargeLines(charge).slice(0, -1),
    { ...line('events', charge.events.length), children: charge.events.map(({ type, stream, revision }) => line('event', '', [phrase('recorded', { stream, revision })], { type })) },
  ],
});

const losersOf = ({ derivation: { lost = [] } }: ExplainedCharge): readonly ExplanationNode[] =>
  lost.map(({ id, name, percentage }) => line('lost', `${percentage} %`, [phrase('named_discount', { name, id })]));
