import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Obligation } from '../../domain/shared/charge.js';
import type { Priced } from '../../domain/sales/pricing.js';
import type { BillingType } from '../../domain/subscriptions/billing-types/billing-type.js';
import { billingTypes } from '../../domain/subscriptions/billing-types/index.js';
import { CASES, LONG, priced, SEED } from './agreement.js';
import { billOf, type Bill } from './bill.js';
import { BOOK, type Chapter } from './by-the-book.js';
import { cases, type Case, type Question } from './cases.js';
import { heard, retold, told } from './owed.js';
import { lastBillingDay, nextBillingDay } from './wall-calendar.js';

/** What was computed, cut down to what the oracle computes too. */
const summary = ({ charges, gross, net, dueNow }: Priced): Bill => ({
  charges: charges.map((charge) => ({ gross: charge.gross, net: charge.net, winner: charge.discount?.id ?? null, losers: charge.derivation.lost.map(({ id }) => id) })),
  gross,
  net,
  now: dueNow,
});

/** `toEqual` is slow, and is asked only about what differs. */
const same = (received: unknown, expected: unknown): void => {
  if (JSON.stringify(received) !== JSON.stringify(expected)) expect(received).toEqual(expected);
};

/** Same obligations in the same words, and the same bill for them. */
const agree = (obligations: readonly Obligation[], expected: Parameters<typeof told>[0], story: Case): void => {
  same(retold(obligations), told(expected));
  same(summary(priced(obligations, story)), billOf(obligations.map(heard), story.offers));
};

const QUESTIONS: Readonly<Record<Question, (type: BillingType, book: Chapter, story: Case) => void>> = {
  sale: (type, book, story) => agree(type.sale(story), book.ordered(story), story),
  commitment: (type, book, story) => agree(type.commitment(story), book.promised(story), story),
  increase: (type, book, story) => agree(type.increase(story), book.grown(story), story),
  'billing day': (type, book, story) => {
    const { on, billingDay, terms } = story;
    const sold = { ...story, ...terms.findLast(({ start }) => start <= on) };
    const days = [lastBillingDay(on, billingDay), nextBillingDay(on, billingDay), on].filter((day) => day >= sold.start);
    days.forEach((day) => agree(type.period(sold, day), book.onBillingDay(sold, day), story));
  },
};

describe('an independent oracle', () => {
  it.each(billingTypes.map((type) => [type.key, type] as const))('charges %s as the specification says', (key, type) => {
    const book = BOOK[key];
    const compare = fc.property(cases(key), (story) => {
      const { billingDay, terms } = story;
      terms.forEach((sold) => same(type.expiration(sold.start, sold.term, billingDay), book.ends(sold, billingDay)));
      QUESTIONS[story.asks](type, book, story);
    });
    fc.assert(compare, { numRuns: Math.ceil(CASES / billingTypes.length), ...(SEED && { seed: Number(SEED) }) });
  }, LONG);
});
