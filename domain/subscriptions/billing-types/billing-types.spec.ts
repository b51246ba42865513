import { describe, expect, it } from '@jest/globals';
import type { Obligation } from '../../shared/charge.js';
import { fromDecimal, multiply, parse, ratio, round } from '../../shared/ratio.js';
import type { BilledLine, Sale } from './billing-type.js';
import { cspAnnual } from './csp-annual.js';
import { cspMonthly } from './csp-monthly.js';

const licences = (quantity: number, recurring: number): readonly BilledLine[] => [{ resourceKey: 'licences', quantity, setup: 0, recurring, renewal: 0 }];
const amounts = (obligations: readonly Obligation[]): readonly number[] => obligations.map(({ unitFee, quantity, weight }) => round(multiply(ratio(unitFee * quantity), parse(weight))));
const year = { count: 1, unit: 'year' } as const;

describe('CSP monthly (domain.md 4.4)', () => {
  const sale: Sale = { start: '2019-08-20', term: year, billingDay: 1, lines: licences(10, 500) };

  it('charges 12/31 of 50.00 = 19.35 for the rest of August, and nothing of the future', () => {
    expect(amounts(cspMonthly.sale(sale))).toEqual([1935]);
    expect(cspMonthly.sale(sale)[0]).toMatchObject({ period: { from: '2019-08-20', to: '2019-09-01' }, weight: '12/31', days: { charged: 12, of: 31 }, onSettlement: 'block' });
  });

  it('charges 50.00 on 1 September', () => {
    expect(amounts(cspMonthly.period(sale, '2019-09-01'))).toEqual([5000]);
  });

  it('10 to 14 licences on 11 September: 4 x 5.00 x 20/30 = 13.33', () => {
    expect(amounts(cspMonthly.increase({ terms: [sale], billingDay: 1, lines: licences(4, 500), on: '2019-09-11', chargesClosed: false }))).toEqual([1333]);
  });

  it('ends the last charge at the expiration: one month at 50.00 is 19.35 + 30.65 (rulings, Billing 1)', () => {
    const month: Sale = { ...sale, term: { count: 1, unit: 'month' } };
    expect(amounts(cspMonthly.commitment(month))).toEqual([1935, 3065]);
    expect(cspMonthly.period(month, '2019-09-01')[0]?.period).toEqual({ from: '2019-09-01', to: '2019-09-20' });
  });

  it('owes nothing from the expiration on', () => {
    expect(cspMonthly.period(sale, '2020-08-20')).toEqual([]);
  });

  it('goes on for ever without a term', () => {
    expect(amounts(cspMonthly.period({ ...sale, term: null }, '2031-02-01'))).toEqual([5000]);
  });
});

describe('CSP annual (domain.md 4.5)', () => {
  const sale: Sale = { start: '2019-03-01', term: year, billingDay: 1, lines: licences(10, 400) };

  it('10 licences at 4.00 from 1 March, the billing day: 12 charges of 40.00, 480.00 in all, all held', () => {
    expect(amounts(cspAnnual.sale(sale))).toEqual(Array.from({ length: 12 }, () => 4000));
    expect(cspAnnual.sale(sale).every((obligation) => obligation.onSettlement === 'block')).toBe(true);
    expect(cspAnnual.commitment(sale)).toEqual(cspAnnual.sale(sale));
  });

  it('+2 on 24 October: 2.06 and four times 8.00', () => {
    expect(amounts(cspAnnual.increase({ terms: [sale], billingDay: 1, lines: licences(2, 400), on: '2019-10-24', chargesClosed: false }))).toEqual([206, 800, 800, 800, 800]);
  });

  it('+2 on 24 October after the term was written off: one closed charge of 34.06', () => {
    const obligations = cspAnnual.increase({ terms: [sale], billingDay: 1, lines: licences(2, 400), on: '2019-10-24', chargesClosed: true });
    expect(amounts(obligations)).toEqual([3406]);
    expect(obligations[0]).toMatchObject({ onSettlement: 'close', period: { from: '2019-10-24', to: '2020-03-01' } });
  });

  it('takes one-time fees once, whatever the term', () => {
    const [fee] = cspAnnual.sale({ ...sale, lines: [{ resourceKey: null, quantity: 1, setup: 1000, recurring: 0, renewal: 0 }] });
    expect(fee).toMatchObject({ fee: 'setup', unitFee: 1000, weight: '1', onSettlement: 'close' });
    expect(fromDecimal('1')).toEqual(parse(fee?.weight ?? ''));
  });
});
