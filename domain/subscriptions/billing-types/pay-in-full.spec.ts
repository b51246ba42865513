import { describe, expect, it } from '@jest/globals';
import { charges, licences, months, total } from '../../../test/support/billing-types.js';
import { payInFull } from './pay-in-full.js';

describe('Pay in full (domain.md 4.6)', () => {
  const sale = { start: '2019-10-20', term: months(12), billingDay: 1, lines: licences(10, 300) };
  const increase = { on: '2019-11-12', terms: [sale], billingDay: 1, lines: licences(5, 300), chargesClosed: false };

  it('is free until the first billing day: 10 x 3.00 ordered on 20 October cost nothing, and 30.00 on 1 November', () => {
    expect(payInFull.sale(sale)).toEqual([]);
    expect(charges(payInFull.period(sale, '2019-11-01'))).toEqual(['2019-11-01..2019-12-01 30.00 block']);
    expect(total(payInFull.commitment(sale))).toBe(36_000);
  });

  it('15 on 12 November: 15.00 more for the whole month, 45.00 in all', () => {
    expect(charges(payInFull.increase(increase))).toEqual(['2019-11-12..2019-12-01 15.00 block']);
  });

  it('back to 8: 24.00 on 1 December', () => {
    expect(charges(payInFull.period({ ...sale, lines: licences(8, 300) }, '2019-12-01'))).toEqual(['2019-12-01..2020-01-01 24.00 block']);
  });

  it('pays the month at once when ordered on the billing day: 30.00, no free days (rulings, Billing 3)', () => {
    const sold = { ...sale, start: '2019-11-01', term: months(1) };
    expect(charges(payInFull.sale(sold))).toEqual(['2019-11-01..2019-12-01 30.00 block']);
    expect(payInFull.commitment(sold)).toEqual(payInFull.sale(sold));
  });

  it('charges no increase in the free days', () => {
    expect(payInFull.increase({ ...increase, on: '2019-10-25' })).toEqual([]);
  });

  it('is over when the billed months are: ordered on 20 October, one month, 1 December (rulings, Billing 3)', () => {
    expect(payInFull.expiration('2019-10-20', months(1), 1)).toBe('2019-12-01');
    expect(payInFull.expiration('2019-11-01', months(1), 1)).toBe('2019-12-01');
    expect(payInFull.period({ ...sale, term: months(1) }, '2019-12-01')).toEqual([]);
    expect(payInFull.expiration('2019-10-20', null, 1)).toBeNull();
  });

  it('has no gap between a term and its renewal, which starts on a billing day', () => {
    const renewed = { ...sale, start: '2019-12-01', term: months(1), oneTime: 'renewal' as const };
    expect(charges(payInFull.sale(renewed))).toEqual(['2019-12-01..2020-01-01 30.00 block']);
    expect(payInFull.expiration('2019-12-01', months(1), 1)).toBe('2020-01-01');
  });
});
