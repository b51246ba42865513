import fc from 'fast-check';
import { BILLING_RULES, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import type { Term } from '../../domain/shared/billing-period.js';
import type { Offer } from './bill.js';
import { BOOK } from './by-the-book.js';
import type { Line, Sold } from './owed.js';
import { daysLater, daysUntil } from './wall-calendar.js';

/** One customer's story with a billing type: what was sold, renewed, ordered in addition, and on which days. */
export interface Case {
  readonly start: string;
  readonly term: Term | null;
  readonly billingDay: number;
  readonly lines: readonly Line[];
  readonly oneTime: 'setup' | 'renewal';
  /** Terms sold one after the other: the first is the one above. */
  readonly terms: readonly Sold[];
  readonly on: string;
  readonly chargesClosed: boolean;
  readonly offers: readonly Offer[];
  readonly asks: Question;
}

/** Which of the book's questions a case asks. */
export type Question = (typeof QUESTIONS)[number];
const QUESTIONS = ['sale', 'commitment', 'increase', 'billing day'] as const;

const terms = (key: BillingTypeKey): fc.Arbitrary<Term | null> => {
  const { terms: kinds, days } = BILLING_RULES[key];
  if (kinds === 'endless') return fc.constant(null);
  const months = fc.integer({ min: 1, max: 7 }).map((count): Term => ({ count, unit: 'month' }));
  const years = fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 3).map((count): Term => ({ count, unit: 'year' }));
  const inDays = fc.integer({ min: 1, max: 100 }).map((count): Term => ({ count, unit: 'day' }));
  return fc.oneof({ weight: 3, arbitrary: months }, years, ...(days ? [inDays] : []), ...(kinds === 'both' ? [fc.constant(null)] : []));
};

/** Minor units of yen, euros and dinars, with many that leave halves of a cent. */
const fees = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 }), fc.constantFrom(31, 62, 93, 155, 500, 3100), fc.integer({ min: 1, max: 5_000_000 }));

const line = (resourceKey: string | null, oneTime: boolean): fc.Arbitrary<Line> => {
  const quantity = resourceKey === null ? fc.constant(1) : fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 100_000 }));
  const once = oneTime ? fees : fc.constant(0);
  return fc.record({ resourceKey: fc.constant(resourceKey), quantity, setup: once, recurring: fees, renewal: once });
};

const lines = (key: BillingTypeKey): fc.Arbitrary<readonly Line[]> =>
  fc.subarray([null, 'licences', 'mailboxes', 'storage'], { minLength: 1 }).chain((keys) => fc.tuple(...keys.map((resource) => line(resource, BILLING_RULES[key].oneTimeFees))));

const offer: fc.Arbitrary<Offer> = fc.record({
  id: fc.constantFrom('d1', 'd2', 'd3', 'd4', 'd5'),
  percentage: fc.oneof(fc.constantFrom('10', '12.5', '50', '100', '0.01', '33.33', '99.99'), fc.integer({ min: 1, max: 10_000 }).map((value) => String(value / 100))),
  fees: fc.subarray(['setup', 'renewal', 'recurring'], { minLength: 1 }),
});

const renewed = (key: BillingTypeKey, first: Sold, billingDay: number, times: number): readonly Sold[] => {
  const sold = [first];
  for (let start = BOOK[key].ends(first, billingDay); start !== null && sold.length <= times; start = BOOK[key].ends({ start, term: first.term }, billingDay)) sold.push({ start, term: first.term });
  return sold;
};

/** A day of the terms sold, of an endless one any within two years. */
const within = (key: BillingTypeKey, sold: readonly Sold[], billingDay: number, place: number): string => {
  const start = sold[0]?.start ?? '';
  const end = BOOK[key].ends(sold.at(-1) ?? { start, term: null }, billingDay) ?? daysLater(start, 730);
  return daysLater(start, place % daysUntil(start, end));
};

export const cases = (key: BillingTypeKey): fc.Arbitrary<Case> =>
  fc
    .record({
      day: fc.integer({ min: 0, max: 4_500 }),
      term: terms(key),
      billingDay: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 28 })),
      lines: lines(key),
      oneTime: fc.constantFrom('setup' as const, 'renewal' as const),
      renewals: fc.integer({ min: 0, max: 2 }),
      place: fc.nat(1_000_000),
      chargesClosed: fc.boolean(),
      asks: fc.constantFrom(...QUESTIONS),
      offers: fc.uniqueArray(offer, { maxLength: 4, selector: ({ id }) => id }),
    })
    .map(({ day, term, billingDay, renewals, place, ...rest }) => {
      const start = daysLater('2019-01-01', day);
      const sold = renewed(key, { start, term }, billingDay, renewals);
      return { ...rest, start, term, billingDay, terms: sold, on: within(key, sold, billingDay, place) };
    });
