import { describe, expect, it } from '@jest/globals';
import { charges, licences, months } from '../../../test/support/billing-types.js';
import { eset } from './eset.js';

describe('ESET for ISP, monthly (domain.md 4.11)', () => {
  const endless = { start: '2019-09-01', term: null, billingDay: 1, lines: licences(10, 200) };
  const increase = { on: '2019-10-24', terms: [endless], billingDay: 1, lines: licences(2, 200), chargesClosed: false };

  it('charges the current period, by days', () => {
    expect(charges(eset.sale({ ...endless, start: '2019-10-20' }))).toEqual(['2019-10-20..2019-11-01 7.74 block']);
    expect(charges(eset.period(endless, '2019-10-01'))).toEqual(['2019-10-01..2019-11-01 20.00 block']);
  });

  it('10 to 12 at 2.00 on 24 October counts from the 25th: 2 x 2.00 x 7/31 = 0.90', () => {
    expect(charges(eset.increase(increase))).toEqual(['2019-10-25..2019-11-01 0.90 block']);
    expect(eset.increase(increase)[0]).toMatchObject({ weight: '7/31' });
  });

  it('costs nothing on the last day of a period: the next one starts with the new quantity', () => {
    expect(eset.increase({ ...increase, on: '2019-10-31' })).toEqual([]);
  });

  it('pays the first period of a term that was renewed in advance too: its order charged the old quantity', () => {
    const terms = [{ start: '2019-09-20', term: months(1) }, { start: '2019-10-20', term: months(1) }];
    expect(charges(eset.increase({ ...increase, on: '2019-10-14', terms }))).toEqual(['2019-10-15..2019-10-20 0.67 block', '2019-10-20..2019-11-01 1.55 block']);
  });
});
