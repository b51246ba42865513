import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutTerm, expirationOf, from } from './billing-period.js';
import { addDays, addMonths, billingPeriodOf, daysBetween, isBusinessDate } from './calendar.js';
import { format, ratio, sum } from './ratio.js';

const cut = (start: string, months: number, billingDay: number): readonly string[] =>
  cutTerm(start, { count: months, unit: 'month' }, billingDay).map((period) => `${period.from}..${period.to} ${format(period.weight)}`);

const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2015-01-01', days));
const billingDays = fc.integer({ min: 1, max: 28 });

describe('cutting a term at the billing days', () => {
  it('gives the last period what the others leave: 11 Nov, three months (domain.md 4.3, example B)', () => {
    expect(cut('2019-11-11', 3, 1)).toEqual(['2019-11-11..2019-12-01 2/3', '2019-12-01..2020-01-01 1', '2020-01-01..2020-02-01 1', '2020-02-01..2020-02-11 1/3']);
  });

  it('has whole months only when it starts on the billing day', () => {
    expect(cut('2019-03-01', 3, 1)).toEqual(['2019-03-01..2019-04-01 1', '2019-04-01..2019-05-01 1', '2019-05-01..2019-06-01 1']);
  });

  it('takes the whole fee when one period is left: billing day 28, 31 Jan and one month (rulings, Billing 1)', () => {
    expect(cut('2019-01-31', 1, 28)).toEqual(['2019-01-31..2019-02-28 1']);
  });

  it('weighs 28 and 34 days of 31: 31 Dec and two months at billing day 28 (rulings, Billing 1)', () => {
    expect(cut('2018-12-31', 2, 28)).toEqual(['2018-12-31..2019-01-28 28/31', '2019-01-28..2019-02-28 34/31']);
  });

  it('counts plain days for terms in days: 45 days from 20 Oct at 31.00 are 46.00 (rulings, Billing 2)', () => {
    const periods = cutTerm('2019-10-20', { count: 45, unit: 'day' }, 1);
    expect(periods.map((period) => format(period.weight))).toEqual(['12/31', '1', '3/31']);
  });

  it('keeps the weight of a period when it is entered late: one day into the last third costs its share', () => {
    const last = cutTerm('2019-11-11', { count: 3, unit: 'month' }, 1).at(-1);
    expect(last && format(from(last, '2020-02-01').weight)).toBe('1/3');
    expect(last && format(from(last, '2020-02-06').weight)).toBe('1/6');
  });

  it('leaves no gap, no overlap and exactly N months, for any start and billing day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), billingDays, (start, months, billingDay) => {
        const periods = cutTerm(start, { count: months, unit: 'month' }, billingDay);
        expect(periods[0]?.from).toBe(start);
        expect(periods.at(-1)?.to).toBe(expirationOf(start, { count: months, unit: 'month' }));
        periods.slice(1).forEach((period, index) => expect(period.from).toBe(periods[index]?.to));
        expect(sum(periods.map((period) => period.weight))).toEqual(ratio(months));
        for (const period of periods) expect(period.weight.n > 0n).toBe(true);
      }),
    );
  });
});

describe('the calendar', () => {
  it('clamps to the end of the month and goes on from there: 31 Jan, 28 Feb, 28 Mar (rulings, Billing 3)', () => {
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
    expect(addMonths('2019-02-28', 1)).toBe('2019-03-28');
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
  });

  it('knows which days exist', () => {
    expect(['2024-02-29', '2100-02-29', '2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1'].map(isBusinessDate)).toEqual([true, false, false, false, false, false]);
  });

  it('puts every day into exactly one billing period of 28 to 31 days', () => {
    fc.assert(
      fc.property(anyDate, billingDays, (date, billingDay) => {
        const { from: start, to } = billingPeriodOf(date, billingDay);
        expect(start <= date && date < to).toBe(true);
        expect(billingPeriodOf(to, billingDay).from).toBe(to);
        expect([28, 29, 30, 31]).toContain(daysBetween(start, to));
      }),
    );
  });
});
