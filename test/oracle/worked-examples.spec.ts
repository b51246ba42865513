import { describe, expect, it } from '@jest/globals';
import type { BillingTypeKey } from '../../domain/shared/billing-rules.js';
import type { Term } from '../../domain/shared/billing-period.js';
import { billOf, type Offer } from './bill.js';
import { BOOK } from './by-the-book.js';
import type { Deal, Line, Owed } from './owed.js';
import { cutIn, keptOf } from './splits.js';

/** The oracle itself against the numbers printed in domain.md 4 and in the rulings: who judges is judged first. */
const months = (count: number): Term => ({ count, unit: 'month' });
const licences = (quantity: number, recurring: number, setup = 0): readonly Line[] => [{ resourceKey: 'licences', quantity, setup, recurring, renewal: 0 }];
const deal = (start: string, term: Term | null, lines: readonly Line[], billingDay = 1): Deal => ({ start, term, billingDay, lines, oneTime: 'setup' });
const grosses = (owed: readonly Owed[]): readonly number[] => billOf(owed, []).charges.map(({ gross }) => gross);
const more = (type: BillingTypeKey, sold: Deal, on: string, lines: readonly Line[], chargesClosed = false): readonly number[] =>
  grosses(BOOK[type].grown({ on, terms: [sold], billingDay: sold.billingDay, lines, chargesClosed }));
const offer = (percentage: string, fees: readonly string[]): Offer => ({ id: 'd1', percentage, fees });

describe('the oracle and the printed examples', () => {
  it.each<[string, BillingTypeKey, Deal, readonly number[]]>([
    ['Reservation A', 'reservation', deal('2019-10-20', months(3), licences(1, 3100)), [1200, 3100, 3100, 1900]],
    ['Reservation B', 'reservation', deal('2019-11-11', months(3), licences(1, 3000)), [2000, 3000, 3000, 1000]],
    ['45 days', 'reservation', deal('2019-10-20', { count: 45, unit: 'day' }, licences(1, 3100)), [1200, 3100, 300]],
    ['one period takes the whole fee', 'reservation', deal('2019-01-31', months(1), licences(1, 3100), 28), [3100]],
    ['the rest of two months', 'reservation', deal('2018-12-31', months(2), licences(1, 3100), 28), [2800, 3400]],
    ['CSP monthly', 'csp_monthly', deal('2019-08-20', null, licences(10, 500)), [1935]],
    ['CSP annual', 'csp_annual', deal('2019-03-01', months(12), licences(10, 400)), Array.from({ length: 12 }, () => 4000)],
    ['Pay in full, free days', 'pay_in_full', deal('2019-10-20', null, licences(10, 300)), []],
    ['Pay in full, on the billing day', 'pay_in_full', deal('2019-11-01', null, licences(10, 300)), [3000]],
    ['License-based', 'license_based_monthly', deal('2019-10-20', null, licences(10, 300)), [3000]],
    ['paid later than placed', 'csp_monthly', deal('2019-08-30', null, licences(10, 500)), [323]],
    ['paid in September', 'csp_monthly', deal('2019-09-02', null, licences(10, 500)), [4833]],
  ])('%s', (_, type, sold, expected) => expect(grosses(BOOK[type].ordered(sold))).toEqual(expected));

  it('charges CSP monthly of one month 19.35 and 30.65', () => {
    const sold = deal('2019-08-20', months(1), licences(10, 500));
    expect([...grosses(BOOK.csp_monthly.ordered(sold)), ...grosses(BOOK.csp_monthly.onBillingDay(sold, '2019-09-01'))]).toEqual([1935, 3065]);
  });

  it('charges what is added', () => {
    expect(more('csp_monthly', deal('2019-08-20', null, licences(10, 500)), '2019-09-11', licences(4, 500))).toEqual([1333]);
    expect(more('csp_annual', deal('2019-03-01', months(12), licences(10, 400)), '2019-10-24', licences(2, 400), true)).toEqual([3406]);
    expect(more('reservation', deal('2019-11-11', months(3), licences(1, 3000)), '2020-02-01', licences(1, 3000))).toEqual([1000]);
    expect(more('pay_in_full', deal('2019-10-20', null, licences(10, 300)), '2019-11-12', licences(5, 300))).toEqual([1500]);
    expect(more('license_based_monthly', deal('2019-10-20', null, licences(10, 300)), '2019-10-25', licences(5, 300))).toEqual([1500]);
    expect(more('eset', deal('2019-10-01', null, licences(10, 200)), '2019-10-24', licences(2, 200))).toEqual([90]);
  });

  it('knows when terms end', () => {
    const ends = (type: BillingTypeKey, start: string, count: number): string | null => BOOK[type].ends({ start, term: months(count) }, 1);
    expect([ends('license_based_monthly', '2019-10-20', 1), ends('pay_in_full', '2019-10-20', 1), ends('reservation', '2020-01-31', 1), ends('reservation', '2020-02-29', 1)]).toEqual(['2019-11-01', '2019-12-01', '2020-02-29', '2020-03-29']);
  });

  it('takes discounts off as printed', () => {
    const example = BOOK.reservation.ordered(deal('2019-10-20', months(3), licences(1, 3100)));
    expect(billOf(example, [offer('12.5', ['recurring'])])).toMatchObject({ gross: 9300, net: 8138, charges: [{ net: 1050 }, { net: 2713 }, { net: 2713 }, { net: 1662 }] });
    expect(billOf(example, [offer('10', ['recurring'])]).charges.map(({ net }) => net)).toEqual([1080, 2790, 2790, 1710]);
    const withSetup = BOOK.reservation.ordered(deal('2019-10-20', months(3), licences(1, 3100, 1000)));
    expect(billOf(withSetup, [offer('12.5', ['recurring'])])).toMatchObject({ gross: 10300, net: 10300 - 1162 });
    const cents = BOOK.reservation.ordered(deal('2019-11-01', months(12), licences(1, 1)));
    expect(billOf(cents, [offer('50', ['recurring'])])).toMatchObject({ gross: 12, net: 6 });
  });

  it('cuts charges as printed', () => {
    const november = { from: '2019-11-01', to: '2019-12-01', unitFee: 600, quantity: 10, weight: '1', gross: 6000, discount: 0, percentage: null };
    expect([cutIn(november, '2019-11-16').used.net, cutIn(november, '2019-11-16').unused.net, keptOf(november, '2019-11-16', 7).net]).toEqual([3000, 3000, 2100]);
    const december = { ...november, from: '2019-12-01', to: '2020-01-01', unitFee: 3100, quantity: 1, gross: 3100, discount: 310, percentage: '10' };
    expect(cutIn(december, '2019-12-16').used.net).toBe(1350);
    const eset = { ...november, from: '2019-10-01', to: '2019-11-01', unitFee: 200, quantity: 12, gross: 2400 };
    expect(cutIn(eset, '2019-10-25').used.net).toBe(1858);
  });
});
