import { describe, expect, it } from '@jest/globals';
import { Book, charge, id } from '../../test/support/book.js';
import type { ChargeDraft } from '../shared/charge.js';
import type { LedgerEvent } from './billing.events.js';
import { closedLines, reversedLines } from './closed-line.js';
import { debtOf, type LedgerCommand } from './ledger-state.js';

const licences = (chargeId: string, quantity: number, unitFee: number, from: string, to: string, weight = '1'): ChargeDraft => {
  const plain = charge(chargeId, 0, from, to);
  const [n = '1', d = '1'] = weight.split('/');
  const net = Math.round((quantity * unitFee * Number(n)) / Number(d));
  return { ...plain, gross: net, net, derivation: { ...plain.derivation, quantity, unitFee, weight } };
};
const parts = (book: Book): readonly (readonly [string, number])[] => {
  const split = book.events.filter((event): event is Extract<LedgerEvent, { type: 'ChargesSplit' }> => event.type === 'ChargesSplit').at(-1);
  return (split?.data.charges ?? []).map(({ status, net }) => [status, net]);
};
const november = (): Book => new Book().pay('p', 6000).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-11-01', charges: [licences('nov', 10, 600, '2019-11-01', '2019-12-01')] });

describe('reducing (domain.md 4.11)', () => {
  const reduce = (book: Book, to: number, on = '2019-11-16'): Book => book.do({ type: 'ReduceCharges', subscriptionId: 's', on, resources: [{ resourceKey: 'licences', to }], id });

  it('10 to 7 licences x 6.00 on 16 November: 30.00 closed, 30.00 refunded, 21.00 blocked, 9.00 back', () => {
    const book = reduce(november(), 7);
    expect(parts(book)).toEqual([['Closed', 3000], ['Waiting for refund', 3000], ['Blocked', 2100]]);
    expect(book.events.at(-1)).toMatchObject({ type: 'ChargesRefunded', data: { moved: [{ status: 'Refunded' }] } });
    expect(book.standing).toEqual([3000, 2100, 900]);
  });

  it('on the first day of a period nothing was used', () => {
    const book = reduce(november(), 7, '2019-11-01');
    expect(book.standing).toEqual([6000, 4200, 1800]);
  });

  it('to nothing leaves nothing held, now or later', () => {
    const book = new Book().order('o', licences('nov', 10, 600, '2019-11-01', '2019-12-01'), licences('dec', 10, 600, '2019-12-01', '2020-01-01')).pay('p', 12_000).settle('o', { on: '2019-11-01' });
    book.do({ type: 'ReduceCharges', subscriptionId: 'sub-o', on: '2019-11-16', resources: [{ resourceKey: 'licences', to: 0 }], id });
    expect(book.standing).toEqual([9000, 0, 9000]);
    expect(book.charges).toEqual({});
  });

  it('makes the future anew for the smaller quantity', () => {
    const book = new Book().order('o', licences('nov', 10, 600, '2019-11-01', '2019-12-01'), licences('dec', 10, 600, '2019-12-01', '2020-01-01')).pay('p', 12_000).settle('o', { on: '2019-11-01' });
    book.do({ type: 'ReduceCharges', subscriptionId: 'sub-o', on: '2019-11-16', resources: [{ resourceKey: 'licences', to: 7 }], id });
    expect(Object.values(book.charges).sort()).toEqual(['Blocked 2100', 'Blocked 4200']);
    expect(book.standing).toEqual([9000, 6300, 2700]);
  });

  it('takes what was bought last first, and leaves other charges whole', () => {
    const book = november().pay('more', 1000).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-11-11', charges: [licences('up', 4, 300, '2019-11-11', '2019-12-01', '2/3')] });
    reduce(book, 10, '2019-11-21');
    expect(parts(book)).toEqual([['Closed', 400], ['Waiting for refund', 400]]);
    expect(book.charges).toEqual({ nov: 'Blocked 6000' });
  });

  it('inherits the percentage of a discount', () => {
    const discount = { id: 'd', name: 'Loyal', type: 'account', percentage: '10', amount: 600 } as const;
    const book = new Book().pay('p', 6000).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-11-01', charges: [{ ...licences('nov', 10, 600, '2019-11-01', '2019-12-01'), net: 5400, discount }] });
    reduce(book, 7);
    expect(parts(book)).toEqual([['Closed', 2700], ['Waiting for refund', 2700], ['Blocked', 1890]]);
  });
});

describe('an increase from tomorrow on (ESET, domain.md 4.11)', () => {
  it('10 to 12 on 24 October at 2.00: 0.90 more, 15.48 closed, 5.42 held', () => {
    const book = new Book().pay('p', 2090).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 'sub-up', on: '2019-10-01', charges: [licences('oct', 10, 200, '2019-10-01', '2019-11-01')] });
    book.order('up', licences('delta', 2, 200, '2019-10-25', '2019-11-01', '7/31')).settle('up', { on: '2019-10-24' });
    expect(book.standing).toEqual([2090, 2090, 0]);
    book.do({ type: 'MergeIncrease', subscriptionId: 'sub-up', orderId: 'up', on: '2019-10-25', id });
    expect(parts(book)).toEqual([['Closed', 1548], ['Blocked', 542]]);
    expect([...book.state.charges.values()].flat()[0]).toMatchObject({ period: { from: '2019-10-25', to: '2019-11-01' }, derivation: { quantity: 12, weight: '7/31' } });
  });

  it('at another price or discount the more stands on its own: taken back, it gives back what it cost', () => {
    const book = new Book().pay('p', 2110).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 'sub-up', on: '2019-10-01', charges: [licences('oct', 10, 200, '2019-10-01', '2019-11-01')] });
    book.order('up', licences('delta', 2, 240, '2019-10-25', '2019-11-01', '7/31')).settle('up', { on: '2019-10-24' });
    book.do({ type: 'MergeIncrease', subscriptionId: 'sub-up', orderId: 'up', on: '2019-10-25', id });
    book.do({ type: 'ReduceCharges', subscriptionId: 'sub-up', on: '2019-10-25', resources: [{ resourceKey: 'licences', to: 11 }], id });
    expect(book.standing).toEqual([2110, 2054, 56]);
  });

  it('12 to 10 on 24 October: today is used, 18.58 for 24 days', () => {
    const book = new Book().pay('p', 2400).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-10-01', charges: [licences('oct', 12, 200, '2019-10-01', '2019-11-01')] });
    book.do({ type: 'ReduceCharges', subscriptionId: 's', on: '2019-10-25', resources: [{ resourceKey: 'licences', to: 10 }], id });
    expect(parts(book)).toEqual([['Closed', 1858], ['Waiting for refund', 542], ['Blocked', 452]]);
  });
});

describe('the end of a subscription', () => {
  it('walk-through: deleted on 16 December, 13.50 closed, the rest released, 31.50 there (domain.md 4.9)', () => {
    const discounted = (chargeId: string, net: number, from: string, to: string): ChargeDraft => charge(chargeId, net, from, to);
    const book = new Book().order('o', discounted('dec', 2790, '2019-12-01', '2020-01-01'), discounted('jan', 1710, '2020-01-01', '2020-01-20')).pay('p', 4500).settle('o', { on: '2019-12-01' });
    book.do({ type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-12-16', owed: false, id });
    expect(book.standing).toEqual([3150, 0, 3150]);
  });

  it('owes the whole month where months are billed in full', () => {
    expect(november().do({ type: 'EndCharges', subscriptionId: 's', on: '2019-11-16', owed: true, id }).standing).toEqual([0, 0, 0]);
  });

  /** Postpaid, so that the month owed in full waits for the billing day beside the charges of the plan that followed. */
  const switched = (): Book => {
    const book = new Book(0, 'postpay').do({ type: 'ChargeBillingDay', model: 'postpay', subscriptionId: 'sub-o', on: '2019-11-01', charges: [licences('nov', 10, 600, '2019-11-01', '2019-12-01')] });
    book.order('o', licences('new', 10, 300, '2019-11-16', '2019-12-01', '1/2')).settle('o', { on: '2019-11-16', credit: { limit: null, commitment: 1500 } });
    return book.do({ type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-11-16', owed: true, keep: 'o', id });
  };
  const owed = { 'nov/used': 'Blocked 6000' };

  it.each<readonly [string, LedgerCommand, object]>([
    ['fewer of the next plan', { type: 'ReduceCharges', subscriptionId: 'sub-o', on: '2019-11-21', resources: [{ resourceKey: 'licences', to: 0 }], id }, { 'new/used 2019-11-21': 'Blocked 500' }],
    ['a stop', { type: 'StopCharges', subscriptionId: 'sub-o', on: '2019-11-21', rest: 'open', id }, { 'new/used': 'Blocked 500', 'new/rest': 'Opened 1000' }],
    ['a deletion', { type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-11-21', owed: false, id }, { 'new/used': 'Blocked 500' }],
  ])('a month that is owed in full stays whole, whatever follows it: %s', (_what, command, own) => {
    expect(switched().do(command).charges).toEqual({ ...owed, ...own });
  });
});

describe('postpay (domain.md 4.1)', () => {
  const october = (): Book =>
    new Book(0, 'postpay')
      .order('o', charge('setup', 1000, '2019-10-20', '2020-01-20', { fee: 'setup', onSettlement: 'close' }), charge('oct', 1200, '2019-10-20', '2019-11-01'), charge('nov', 3100, '2019-11-01', '2019-12-01'))
      .settle('o', { credit: { limit: 9300, commitment: 9300 } });

  it('holds no money; the debt counts the current period and one-time fees', () => {
    const book = october();
    expect(book.standing).toEqual([0, 0, 0]);
    expect(book.charges).toEqual({ setup: 'Blocked 1000', oct: 'Blocked 1200', nov: 'Opened 3100' });
    expect(debtOf(book.state, 'sub-o')).toBe(2200);
  });

  it('is written off on the billing day, and owed until the invoice is paid', () => {
    const book = october().do({ type: 'CloseDueCharges', on: '2019-10-31' });
    expect(book.state.owed).toBe(0);
    book.do({ type: 'CloseDueCharges', on: '2019-11-01' }).do({ type: 'ChargeBillingDay', model: 'postpay', subscriptionId: 'sub-o', on: '2019-11-01', charges: [] });
    expect([book.state.owed, ...book.standing, debtOf(book.state, 'sub-o')]).toEqual([2200, 0, 0, 0, 3100]);
    book.do({ type: 'ReceiveMoney', paymentId: 'services', kind: 'services', amount: 2200, on: '2019-11-05' });
    expect([book.state.owed, ...book.standing]).toEqual([0, 0, 0, 0]);
    book.do({ type: 'ReturnMoney', paymentId: 'services', reason: 'charged back', on: '2019-11-06' });
    expect([book.state.owed, ...book.standing]).toEqual([2200, 0, 0, 0]);
  });

  it('refuses an order beyond the credit limit, counting its whole commitment', () => {
    const book = new Book(0, 'postpay').order('o', charge('oct', 1200, '2019-10-20', '2019-11-01'));
    expect(book.refusal({ type: 'SettleOrder', orderId: 'o', paymentId: null, fromBalance: false, on: '2019-10-20', recut: null, whenShort: 'refuse', credit: { limit: 9299, commitment: 9300 } }).code).toBe('credit_limit_exceeded');
  });

  it('the used part of a reduction stays debt until the billing day', () => {
    const book = new Book().do({ type: 'ChargeBillingDay', model: 'postpay', subscriptionId: 's', on: '2019-11-01', charges: [licences('nov', 10, 600, '2019-11-01', '2019-12-01')] });
    book.do({ type: 'ReduceCharges', subscriptionId: 's', on: '2019-11-16', resources: [{ resourceKey: 'licences', to: 7 }], id });
    expect(debtOf(book.state, 's')).toBe(5100);
    book.do({ type: 'CloseDueCharges', on: '2019-12-01' });
    expect(book.state.owed).toBe(5100);
  });
});

describe('what is charged', () => {
  it('non-refund is written off month by month, each at its first day', () => {
    const month = (chargeId: string, from: string, to: string, onSettlement: 'open' | 'close'): ChargeDraft => {
      const draft = charge(chargeId, 3100, from, to, { onSettlement });
      return { ...draft, derivation: { ...draft.derivation, billingType: 'non_refund@1' } };
    };
    const book = new Book().order('o', month('oct', '2019-10-01', '2019-11-01', 'close'), month('nov', '2019-11-01', '2019-12-01', 'open')).pay('p', 6200).settle('o', { on: '2019-10-01' });
    expect(book.standing).toEqual([3100, 0, 3100]);
    book.do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 'sub-o', on: '2019-11-01', charges: [] });
    expect(book.standing).toEqual([0, 0, 0]);
  });

  it('non-refund that was paid in advance is written off on the first day of its month, also when no billing day begins it', () => {
    const draft = charge('dec', 3100, '2019-12-15', '2020-01-01');
    const book = new Book().order('o', { ...draft, derivation: { ...draft.derivation, billingType: 'non_refund@1' } }).pay('p', 3100).settle('o', { on: '2019-12-01' });
    expect(book.do({ type: 'CloseDueCharges', on: '2019-12-14' }).standing).toEqual([3100, 3100, 0]);
    expect(book.do({ type: 'CloseDueCharges', on: '2019-12-15' }).standing).toEqual([0, 0, 0]);
  });

  it('what a stopped non-refund subscription had for later is released, never written off', () => {
    const month = (chargeId: string, from: string, to: string, onSettlement: 'open' | 'close'): ChargeDraft => {
      const draft = charge(chargeId, 3100, from, to, { onSettlement });
      return { ...draft, derivation: { ...draft.derivation, billingType: 'non_refund@1' } };
    };
    const book = new Book().order('o', month('oct', '2019-10-01', '2019-11-01', 'close'), month('nov', '2019-11-01', '2019-12-01', 'open')).pay('p', 6200).settle('o', { on: '2019-10-01' });
    book.do({ type: 'StopCharges', subscriptionId: 'sub-o', on: '2019-10-15', rest: 'owed', id }).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 'sub-o', on: '2019-11-01', charges: [] });
    expect(book.standing).toEqual([3100, 0, 3100]);
    expect(book.do({ type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-11-10', owed: true, id }).charges).toEqual({});
  });

  it('a month that began without money is not owed: it is released with the stop that follows, or with the end', () => {
    const waiting = (): Book =>
      new Book().order('o', charge('oct', 1000, '2019-10-20', '2019-11-01'), charge('nov', 3000, '2019-11-01', '2019-12-01', { onSettlement: 'open' })).pay('p', 1000).settle('o').do({ type: 'CloseDueCharges', on: '2019-11-01' });
    expect(waiting().do({ type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-12-03', owed: false, id }).charges).toEqual({});
    const stopped = waiting().do({ type: 'StopCharges', subscriptionId: 'sub-o', on: '2019-12-03', rest: 'open', id });
    expect(stopped.do({ type: 'CloseDueCharges', on: '2019-12-04' }).charges).toEqual({});
  });

  it('consumption grows in one charge, holds beyond the balance, and may come out negative (rulings, Azure 5)', () => {
    const usage = (net: number, day: string): ChargeDraft => {
      const draft = charge('usage', net, '2019-11-01', '2019-12-01', { fee: 'consumption' });
      return { ...draft, derivation: { ...draft.derivation, rule: 'consumption', exact: String(net), consumption: { netCost: '0', paid: { vm: '24' }, paidOn: { [day]: { vm: '24' } } } } };
    };
    const record = (book: Book, net: number, day = '2019-11-10'): Book => book.do({ type: 'RecordConsumption', subscriptionId: 's', model: 'prepay', charge: usage(net, day), on: '2019-11-10' });
    const book = record(record(new Book(), 795), 2407);
    expect(book.standing).toEqual([0, 2407, -2407]);
    expect(record(book, 2407).events).toHaveLength(3);
    // Used on another day: what the levels above ask of it is that day's.
    expect(record(book, 2407, '2019-11-09').events).toHaveLength(4);
    expect(book.standing).toEqual([0, 2407, -2407]);
    record(book, -688).do({ type: 'CloseDueCharges', on: '2019-12-01' });
    expect(book.standing).toEqual([688, 0, 688]);
  });

  it('closes a large ledger in steps', () => {
    const book = new Book().pay('p', 5).order('o', ...['a', 'b', 'c', 'd', 'e'].map((chargeId) => charge(chargeId, 1, '2019-10-20', '2019-11-01'))).settle('o');
    const close = { type: 'CloseDueCharges', on: '2019-11-01', limit: 2 } as const;
    expect([book.do(close).standing, book.do(close).standing, book.do(close).standing, book.do(close).standing]).toEqual([[3, 3, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0]]);
    expect(book.events.flatMap(closedLines).map(({ chargeId }) => chargeId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('waits for an invoice once written off', () => {
    const book = november().do({ type: 'CloseDueCharges', on: '2019-12-01' });
    expect([...book.state.uninvoiced.values()]).toMatchObject([{ chargeId: 'nov', net: 6000, quantity: 10, weight: '1', closedOn: '2019-12-01' }]);
    book.do({ type: 'InvoiceCharges', invoiceId: 'i', chargeIds: ['nov', 'unknown'], on: '2019-12-02' });
    expect(book.state.uninvoiced.size).toBe(0);
  });
});

describe('money by hand', () => {
  it('a correction of a charge gives back at most its amount, and says which charge it was', () => {
    const book = november().do({ type: 'CloseDueCharges', on: '2019-12-01' });
    const [line = null] = [...book.state.uninvoiced.values()];
    const correct = (amount: number) => ({ type: 'CorrectBalance', correctionId: `c${amount}`, number: 'CO1', amount, reason: 'outage', line, on: '2019-12-02' }) as const;
    expect(book.refusal(correct(6001)).code).toBe('above_charge');
    expect(book.refusal(correct(0)).code).toBe('amount_zero');
    expect(book.do(correct(500)).standing).toEqual([500, 0, 500]);
    expect(book.events.flatMap(reversedLines)).toMatchObject([{ chargeId: 'nov', amount: 500, correctionId: 'c500' }]);
  });

  it('a promise counts as money until a top-up keeps it', () => {
    const book = new Book().do({ type: 'ProvideGuarantee', guaranteeId: 'g', number: 'GP1', amount: 1000, limit: 1000, expiresOn: '2019-11-01', on: '2019-10-20' });
    expect(book.standing).toEqual([1000, 0, 1000]);
    book.do({ type: 'ReceiveMoney', paymentId: 'p', kind: 'top_up', amount: 400, on: '2019-10-21' });
    expect(book.standing).toEqual([1000, 0, 1000]);
    expect([...book.state.guarantees.values()]).toMatchObject([{ amount: 600 }]);
    book.do({ type: 'ReceiveMoney', paymentId: 'q', kind: 'top_up', amount: 600, on: '2019-10-22' });
    expect([book.standing, book.state.guarantees.size]).toEqual([[1000, 0, 1000], 0]);
  });

  const hold = (book: Book, on: string): Book => book.do({ type: 'EvaluateCreditHold', on });
  const indebted = (amount: number, limits: object): Book => new Book(0, 'prepay', limits).do({ type: 'CorrectBalance', correctionId: 'c', number: 'CO1', amount: -amount, reason: 'opening', line: null, on: '2019-10-01' });

  it('threshold 200 decides credit hold even when paying below zero is off: at -250, not at -50 (rulings, Billing 16)', () => {
    expect(hold(indebted(5_000, { threshold: 20_000 }), '2019-12-01').state.creditHold).toBeNull();
    expect(hold(indebted(25_000, { threshold: 20_000 }), '2019-10-01').state.creditHold).toEqual({ since: '2019-10-01' });
  });

  it('14 days below zero: hold on day 15, and only zero ends it then', () => {
    const book = hold(indebted(5_000, { threshold: 20_000, subzeroPeriod: 14 }), '2019-10-14');
    expect(book.state.creditHold).toBeNull();
    expect(hold(book, '2019-10-15').state.creditHold).toEqual({ since: '2019-10-15' });
    hold(book.pay('p', 4_999, '2019-10-16'), '2019-10-16');
    expect(book.state.creditHold).not.toBeNull();
    expect(hold(book.pay('q', 1, '2019-10-17'), '2019-10-17').state.creditHold).toBeNull();
  });
});
