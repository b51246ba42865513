import { describe, expect, it } from '@jest/globals';
import { charges, licences, months, total } from '../../../test/support/billing-types.js';
import { gSuite } from './g-suite.js';

describe('G Suite (domain.md 4.2)', () => {
  const sale = { start: '2019-10-20', term: months(3), billingDay: 1, lines: licences(1, 3100) };

  it('holds the current period and notes the future ones: 12.00 of 93.00 (rulings, Billing 13)', () => {
    expect(charges(gSuite.sale(sale))).toEqual([
      '2019-10-20..2019-11-01 12.00 block',
      '2019-11-01..2019-12-01 31.00 open',
      '2019-12-01..2020-01-01 31.00 open',
      '2020-01-01..2020-01-20 19.00 open',
    ]);
    expect(total(gSuite.commitment(sale))).toBe(9300);
  });

  it('holds the current period of an increase and notes the others', () => {
    expect(charges(gSuite.increase({ on: '2019-12-16', terms: [sale], billingDay: 1, lines: licences(1, 3100), chargesClosed: false }))).toEqual([
      '2019-12-16..2020-01-01 16.00 block',
      '2020-01-01..2020-01-20 19.00 open',
    ]);
  });

  it('charges nothing anew on a billing day: what was noted is held then', () => {
    expect(gSuite.period(sale, '2019-11-01')).toEqual([]);
  });
});
