import { describe, expect, it } from '@jest/globals';
import { amounts, charges, licences, total, year } from '../../../test/support/billing-types.js';
import { cspAnnual } from './csp-annual.js';

describe('CSP annual (domain.md 4.5)', () => {
  const sale = { start: '2019-03-01', term: year, billingDay: 1, lines: licences(10, 400) };
  const increase = { on: '2019-10-24', terms: [sale], billingDay: 1, lines: licences(2, 400), chargesClosed: false };

  it('10 licences at 4.00 from 1 March, the billing day: 12 charges of 40.00, 480.00 in all, all held', () => {
    expect(amounts(cspAnnual.sale(sale))).toEqual(Array.from({ length: 12 }, () => 4000));
    expect(cspAnnual.sale(sale).every(({ onSettlement }) => onSettlement === 'block')).toBe(true);
    expect(total(cspAnnual.commitment(sale))).toBe(48_000);
  });

  it('has one charge more when it does not start on the billing day, and the same total', () => {
    const sold = { ...sale, start: '2019-03-02' };
    expect(cspAnnual.sale(sold)).toHaveLength(13);
    expect(total(cspAnnual.sale(sold))).toBe(48_000);
  });

  it('+2 on 24 October: 2.06 and four times 8.00', () => {
    expect(amounts(cspAnnual.increase(increase))).toEqual([206, 800, 800, 800, 800]);
  });

  it('+2 on 24 October after the term was written off: one closed charge of 34.06', () => {
    expect(charges(cspAnnual.increase({ ...increase, chargesClosed: true }))).toEqual(['2019-10-24..2020-03-01 34.06 close']);
  });

  it('sets more of a resource up once, before and after the term was written off', () => {
    const lines = licences(2, 0, { setup: 150 });
    for (const chargesClosed of [false, true]) expect(charges(cspAnnual.increase({ ...increase, lines, chargesClosed }))).toEqual(['2019-10-24..2020-03-01 setup 3.00 close']);
  });
});
