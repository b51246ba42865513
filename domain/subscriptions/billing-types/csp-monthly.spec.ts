import { describe, expect, it } from '@jest/globals';
import { charges, licences, months, total, year } from '../../../test/support/billing-types.js';
import { cspMonthly } from './csp-monthly.js';

describe('CSP monthly (domain.md 4.4)', () => {
  const sale = { start: '2019-08-20', term: year, billingDay: 1, lines: licences(10, 500) };
  const increase = { on: '2019-09-11', terms: [sale], billingDay: 1, lines: licences(4, 500), chargesClosed: false };

  it('charges 12/31 of 50.00 = 19.35 for the rest of August, and nothing of the future', () => {
    expect(charges(cspMonthly.sale(sale))).toEqual(['2019-08-20..2019-09-01 19.35 block']);
    expect(cspMonthly.sale(sale)[0]).toMatchObject({ weight: '12/31', days: { charged: 12, of: 31 } });
    expect(total(cspMonthly.commitment(sale))).toBe(60_000);
  });

  it('charges 50.00 on 1 September', () => {
    expect(charges(cspMonthly.period(sale, '2019-09-01'))).toEqual(['2019-09-01..2019-10-01 50.00 block']);
  });

  it('10 to 14 licences on 11 September: 4 x 5.00 x 20/30 = 13.33', () => {
    expect(charges(cspMonthly.increase(increase))).toEqual(['2019-09-11..2019-10-01 13.33 block']);
  });

  it('ends the last charge at the expiration: one month at 50.00 is 19.35 + 30.65 (rulings, Billing 1)', () => {
    const month = { ...sale, term: months(1) };
    expect(charges(cspMonthly.commitment(month))).toEqual(['2019-08-20..2019-09-01 19.35 block', '2019-09-01..2019-09-20 30.65 block']);
    expect(charges(cspMonthly.period(month, '2019-09-01'))).toEqual(['2019-09-01..2019-09-20 30.65 block']);
  });

  it('weighs 28 and 34 days of 31: 31 December and two months at billing day 28 (rulings, Billing 1)', () => {
    expect(charges(cspMonthly.commitment({ start: '2018-12-31', term: months(2), billingDay: 28, lines: licences(1, 3100) }))).toEqual([
      '2018-12-31..2019-01-28 28.00 block',
      '2019-01-28..2019-02-28 34.00 block',
    ]);
  });

  it('owes nothing before the start and from the expiration on', () => {
    expect(cspMonthly.period(sale, '2019-08-01')).toEqual([]);
    expect(cspMonthly.period(sale, '2020-08-20')).toEqual([]);
  });

  it('goes on for ever without a term', () => {
    const endless = { ...sale, term: null };
    expect(charges(cspMonthly.sale(endless))).toEqual(['2019-08-20..2019-09-01 19.35 block']);
    expect(cspMonthly.commitment(endless)).toEqual(cspMonthly.sale(endless));
    expect(charges(cspMonthly.period(endless, '2031-02-01'))).toEqual(['2031-02-01..2031-03-01 50.00 block']);
    expect(charges(cspMonthly.increase({ ...increase, terms: [endless] }))).toEqual(['2019-09-11..2019-10-01 13.33 block']);
    expect(cspMonthly.expiration('2019-08-20', null, 1)).toBeNull();
  });

  it('charges an increase in the last days before a renewal for the days that are left', () => {
    expect(charges(cspMonthly.increase({ ...increase, on: '2020-08-11', terms: [sale] }))[0]).toMatch(/^2020-08-11..2020-08-20/);
  });
});
