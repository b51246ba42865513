import type { Term } from '../../domain/shared/billing-period.js';
import type { Obligation, OnSettlement } from '../../domain/shared/charge.js';
import { read, whole, written, type Fraction } from './rational.js';
import type { Piece } from './pieces.js';

/** A line of the oracle's own shop: fees are minor units, `recurring` is a month's. */
export interface Line {
  readonly resourceKey: string | null;
  readonly quantity: number;
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}

export interface Sold {
  readonly start: string;
  readonly term: Term | null;
}

export interface Deal extends Sold {
  readonly billingDay: number;
  readonly lines: readonly Line[];
  readonly oneTime: 'setup' | 'renewal';
}

/** What the oracle says is owed, in the words by which it is compared. */
export interface Owed {
  readonly fee: 'setup' | 'renewal' | 'recurring';
  readonly resourceKey: string | null;
  readonly unitFee: number;
  readonly quantity: number;
  readonly from: string;
  readonly to: string;
  readonly weight: Fraction;
  readonly then: OnSettlement;
  readonly takesRest: boolean;
}

export const recurringFees = (lines: readonly Line[], { from, to, weight }: Piece, then: OnSettlement, takesRest = false): readonly Owed[] =>
  lines
    .filter((line) => line.quantity > 0 && line.recurring > 0)
    .map(({ resourceKey, quantity, recurring: unitFee }) => ({ fee: 'recurring', resourceKey, unitFee, quantity, from, to, weight, then, takesRest }));

/** One charge for the whole period, written off when the order is paid (domain.md 4.0). */
export const oneTimeFees = (lines: readonly Line[], fee: 'setup' | 'renewal', from: string, to: string): readonly Owed[] =>
  lines
    .filter((line) => line.quantity > 0 && line[fee] > 0)
    .map(({ resourceKey, quantity, [fee]: unitFee }) => ({ fee, resourceKey, unitFee, quantity, from, to, weight: whole(1), then: 'close', takesRest: false }));

/** Who takes the rest matters where there is something to round. */
const isWhole = (weight: Fraction): boolean => !written(weight).includes('/');

const sentence = (one: Owed): string =>
  `${one.fee} of ${one.resourceKey}: ${one.quantity} x ${one.unitFee} x ${written(one.weight)}, ${one.from} to ${one.to}, ${one.then}${one.takesRest && !isWhole(one.weight) ? ', rest' : ''}`;

/** Both sides in sentences, sorted: what is compared does not depend on an order of lines. */
export const told = (owed: readonly Owed[]): readonly string[] => owed.map(sentence).sort();

export const retold = (obligations: readonly Obligation[]): readonly string[] =>
  told(obligations.filter(({ unitFee, quantity }) => unitFee * quantity !== 0).map(heard));

export const heard = ({ fee, resourceKey, unitFee, quantity, period, weight, onSettlement, rest }: Obligation): Owed => ({
  fee: fee as Owed['fee'], resourceKey, unitFee, quantity, from: period.from, to: period.to, weight: read(weight), then: onSettlement, takesRest: rest ?? false,
});
