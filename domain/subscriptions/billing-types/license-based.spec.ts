import { describe, expect, it } from '@jest/globals';
import { charges, days, licences, months, total } from '../../../test/support/billing-types.js';
import { licenseBased } from './license-based.js';

describe('License-based, monthly (domain.md 4.6)', () => {
  const sale = { start: '2019-10-20', term: months(12), billingDay: 1, lines: licences(10, 300) };
  const increase = { on: '2019-10-25', terms: [sale], billingDay: 1, lines: licences(5, 300), chargesClosed: false };

  it('charges the whole of October for 10 x 3.00 ordered on 20 October: 30.00', () => {
    expect(charges(licenseBased.sale(sale))).toEqual(['2019-10-20..2019-11-01 30.00 block']);
    expect(licenseBased.sale(sale)[0]).toMatchObject({ weight: '1', days: { charged: 31, of: 31 } });
    expect(total(licenseBased.commitment(sale))).toBe(36_000);
  });

  it('15 on 25 October: 15.00 more', () => {
    expect(charges(licenseBased.increase(increase))).toEqual(['2019-10-25..2019-11-01 15.00 block']);
  });

  it('8 from 28 October: November costs 24.00', () => {
    expect(charges(licenseBased.period({ ...sale, lines: licences(8, 300) }, '2019-11-01'))).toEqual(['2019-11-01..2019-12-01 24.00 block']);
  });

  it('is over when the billed months are: ordered on 20 October, one month, 1 November (rulings, Billing 3)', () => {
    expect(licenseBased.expiration('2019-10-20', months(1), 1)).toBe('2019-11-01');
    expect(licenseBased.expiration('2019-10-05', months(1), 10)).toBe('2019-10-10');
    expect(licenseBased.period({ ...sale, term: months(1) }, '2019-11-01')).toEqual([]);
  });

  it('gives a trial in days its days', () => {
    expect(licenseBased.expiration('2019-10-20', days(14), 1)).toBe('2019-11-03');
  });
});
