import { describe, expect, it } from '@jest/globals';
import { amounts, charges, licences, total, year } from '../../../test/support/billing-types.js';
import { nonRefund } from './non-refund.js';

describe('Non-refund (domain.md 4.2; rulings, Billing 13)', () => {
  const sale = { start: '2019-03-01', term: year, billingDay: 1, lines: licences(10, 400) };

  it('is an obligation for the year: the first month is written off when the order is paid, the others on their first day', () => {
    expect(amounts(nonRefund.sale(sale))).toEqual(Array.from({ length: 12 }, () => 4000));
    expect(nonRefund.sale(sale).map(({ onSettlement }) => onSettlement)).toEqual(['close', ...Array.from({ length: 11 }, () => 'open')]);
    expect(total(nonRefund.commitment(sale))).toBe(48_000);
    expect(nonRefund.period(sale, '2019-04-01')).toEqual([]);
  });

  it('writes the current month of an increase off at once', () => {
    expect(charges(nonRefund.increase({ on: '2020-01-16', terms: [sale], billingDay: 1, lines: licences(2, 400), chargesClosed: false }))).toEqual([
      '2020-01-16..2020-02-01 4.13 close',
      '2020-02-01..2020-03-01 8.00 open',
    ]);
  });
});
