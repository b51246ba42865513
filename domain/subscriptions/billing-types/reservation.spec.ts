import { describe, expect, it } from '@jest/globals';
import { charges, days, licences, months, total } from '../../../test/support/billing-types.js';
import { reservation } from './reservation.js';

describe('Reservation (domain.md 4.3)', () => {
  const sale = { start: '2019-10-20', term: months(3), billingDay: 1, lines: licences(1, 3100) };
  const increase = { on: '2019-11-16', terms: [sale], billingDay: 1, lines: licences(1, 3100), chargesClosed: false };

  it('example A: 31.00 for 3 months from 20 October is 12.00, 31.00, 31.00, 19.00, all of it held', () => {
    expect(charges(reservation.sale(sale))).toEqual([
      '2019-10-20..2019-11-01 12.00 block',
      '2019-11-01..2019-12-01 31.00 block',
      '2019-12-01..2020-01-01 31.00 block',
      '2020-01-01..2020-01-20 19.00 block',
    ]);
    expect(total(reservation.commitment(sale))).toBe(9300);
  });

  it('example B: 30.00 for 3 months from 11 November is 20.00, 30.00, 30.00 and the rest, 10.00', () => {
    const sold = { ...sale, start: '2019-11-11', lines: licences(1, 3000) };
    expect(charges(reservation.sale(sold)).map((line) => line.split(' ')[1])).toEqual(['20.00', '30.00', '30.00', '10.00']);
  });

  it('counts plain days for a term in days: 45 days at 31.00 from 20 October are 46.00 (rulings, Billing 2)', () => {
    const sold = { ...sale, term: days(45) };
    expect(charges(reservation.sale(sold))).toEqual(['2019-10-20..2019-11-01 12.00 block', '2019-11-01..2019-12-01 31.00 block', '2019-12-01..2019-12-04 3.00 block']);
    expect(total(reservation.sale(sold))).toBe(4600);
  });

  it('takes setup fees once, whatever the term, when the order is paid', () => {
    expect(charges(reservation.sale({ ...sale, lines: licences(2, 0, { setup: 1000, renewal: 700 }) }))).toEqual(['2019-10-20..2020-01-20 setup 20.00 close']);
  });

  it('takes the renewal fee instead of the setup fee in a renewal', () => {
    expect(charges(reservation.sale({ ...sale, start: '2020-01-20', oneTime: 'renewal', lines: licences(2, 0, { setup: 1000, renewal: 700 }) }))).toEqual(['2020-01-20..2020-04-20 renewal 14.00 close']);
  });

  it('pays an increase up to the end of the term', () => {
    expect(charges(reservation.increase(increase))).toEqual(['2019-11-16..2019-12-01 15.50 block', '2019-12-01..2020-01-01 31.00 block', '2020-01-01..2020-01-20 19.00 block']);
  });

  it('pays an increase on 1 February what the weights say: a third of 30.00 is left of example B (rulings, Billing 1)', () => {
    const terms = [{ start: '2019-11-11', term: months(3) }];
    expect(charges(reservation.increase({ ...increase, on: '2020-02-01', terms, lines: licences(1, 3000) }))).toEqual(['2020-02-01..2020-02-11 10.00 block']);
  });

  it('pays an increase through the terms that were renewed already, and sets it up once', () => {
    const terms = [sale, { start: '2020-01-20', term: months(1) }];
    expect(charges(reservation.increase({ ...increase, on: '2020-01-10', terms, lines: licences(1, 3100, { setup: 500 }) }))).toEqual([
      '2020-01-10..2020-02-20 setup 5.00 close',
      '2020-01-10..2020-01-20 10.00 block',
      '2020-01-20..2020-02-01 12.00 block',
      '2020-02-01..2020-02-20 19.00 block',
    ]);
  });

  it('charges nothing on a billing day: the order did', () => {
    expect(reservation.period(sale, '2019-11-01')).toEqual([]);
  });

  it('ends on the same day of the month, clamped: 31 January and a month is 28 February, then 28 March (rulings, Billing 3)', () => {
    expect(reservation.expiration('2019-01-31', months(1), 1)).toBe('2019-02-28');
    expect(reservation.expiration('2019-02-28', months(1), 1)).toBe('2019-03-28');
    expect(reservation.expiration('2019-10-20', days(45), 1)).toBe('2019-12-04');
  });
});
