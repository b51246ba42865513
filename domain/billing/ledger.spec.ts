import { describe, expect, it } from '@jest/globals';
import { Book, charge, id } from '../../test/support/book.js';
import type { ChargeDraft } from '../shared/charge.js';
import type { LedgerEvent } from './billing.events.js';
import { closedLines } from './closed-line.js';

const reservation = (): Book =>
  new Book().order(
    'o',
    charge('oct', 1080, '2019-10-20', '2019-11-01'),
    charge('nov', 2790, '2019-11-01', '2019-12-01'),
    charge('dec', 2790, '2019-12-01', '2020-01-01'),
    charge('jan', 1710, '2020-01-01', '2020-01-20'),
  );

describe("the account's ledger", () => {
  it('follows the walk-through of domain.md 4.9: 83.70 paid and held, written off month by month', () => {
    const book = reservation();
    expect(book.standing).toEqual([0, 0, 0]);
    book.pay('p', 8370).settle('o');
    expect(book.standing).toEqual([8370, 8370, 0]);
    book.do({ type: 'CloseDueCharges', on: '2019-11-01' });
    expect(book.standing).toEqual([7290, 7290, 0]);
    book.do({ type: 'CloseDueCharges', on: '2019-12-01' });
    expect(book.standing).toEqual([4500, 4500, 0]);
  });

  it('moves no balance when an order is paid, and no money twice', () => {
    const book = reservation().pay('p', 8370).pay('p', 8370).settle('o').settle('o');
    expect(book.standing).toEqual([8370, 8370, 0]);
    expect(book.events.filter((event) => event.type === 'OrderSettled')).toHaveLength(1);
  });

  it('says what is missing when a person pays from too little: total 120, balance 100, blocked 30, shortfall 50 (CR-827)', () => {
    const book = new Book().order('a', charge('a', 3000, '2019-10-20', '2019-11-01')).order('b', charge('b', 12_000, '2019-10-20', '2019-11-01'));
    book.pay('p', 10_000).settle('a');
    const refused = book.refusal({ type: 'SettleOrder', orderId: 'b', paymentId: null, fromBalance: true, on: '2019-10-20', recut: null, whenShort: 'refuse' });
    expect(refused).toMatchObject({ code: 'insufficient_balance', meta: { total: 12_000, balance: 10_000, blocked: 3000, available: 7000, allowance: 0, shortfall: 5000, currency: 'EUR' } });
  });

  it('lets an order up to 190 pass with a threshold of 200 and a balance of -10 (domain.md 4.1)', () => {
    const book = new Book(20_000).pay('p', 1000).order('a', charge('a', 2000, '2019-10-20', '2019-11-01')).settle('a');
    book.do({ type: 'CloseDueCharges', on: '2019-11-01' });
    expect(book.standing).toEqual([-1000, 0, 19_000]);
    book.order('fits', charge('fits', 19_000, '2019-11-01', '2019-12-01')).settle('fits');
    expect(book.state.orders.get('fits')?.standing).toBe('settled');
    book.order('over', charge('over', 1, '2019-11-01', '2019-12-01'));
    expect(book.refusal({ type: 'SettleOrder', orderId: 'over', paymentId: null, fromBalance: true, on: '2019-11-01', recut: null, whenShort: 'refuse' }).code).toBe('insufficient_balance');
  });

  it('records how much is missing when money came in but the price has grown: 3.23 paid, 48.33 needed (rulings, Billing 4)', () => {
    const book = new Book().order('o', charge('c', 323, '2019-08-30', '2019-09-01')).pay('p', 323);
    book.settle('o', { on: '2019-09-02', recut: [charge('c2', 4833, '2019-09-02', '2019-10-01')], whenShort: 'defer' });
    expect(book.events.at(-1)).toMatchObject({ type: 'OrderSettlementDeferred', data: { required: 4833, available: 323, shortfall: 4510 } });
    book.pay('rest', 4510).settle('o', { on: '2019-09-02', recut: [charge('c2', 4833, '2019-09-02', '2019-10-01')] });
    expect(book.charges).toEqual({ c2: 'Blocked 4833' });
    expect(book.standing).toEqual([4833, 4833, 0]);
  });

  it('leaves a surplus on the balance when the order has become cheaper', () => {
    const book = new Book().order('o', charge('c', 1935, '2019-08-20', '2019-09-01')).pay('p', 1935);
    book.settle('o', { on: '2019-08-25', recut: [charge('c2', 1129, '2019-08-25', '2019-09-01')] });
    expect(book.standing).toEqual([1935, 1129, 806]);
  });

  it('releases what a cancelled order held, and refunds a fee that was written off with it', () => {
    const book = new Book().order('o', charge('fee', 1000, '2019-10-20', '2020-10-20', { fee: 'setup', onSettlement: 'close' }), charge('oct', 1200, '2019-10-20', '2019-11-01'));
    book.pay('p', 2200).settle('o');
    expect(book.standing).toEqual([1200, 1200, 0]);
    book.do({ type: 'ReleaseOrder', orderId: 'o', on: '2019-10-21' });
    expect(book.standing).toEqual([2200, 0, 2200]);
    expect(book.events.at(-1)).toMatchObject({ data: { moved: [{ chargeId: 'oct', status: 'Deleted' }, { chargeId: 'fee', status: 'Refunded' }], reversed: [{ chargeId: 'fee', amount: 1000 }] } });
    expect(book.refusal({ type: 'SettleOrder', orderId: 'o', paymentId: null, fromBalance: true, on: '2019-10-20', recut: null, whenShort: 'refuse' }).code).toBe('order_cancelled');
  });

  it('refunds of a fee that was corrected before what the correction left, and nothing twice', () => {
    const book = new Book().order('o', charge('fee', 1000, '2019-10-20', '2020-10-20', { fee: 'setup', onSettlement: 'close' })).pay('p', 1000).settle('o');
    const [line] = book.events.flatMap(closedLines);
    book.do({ type: 'CorrectBalance', correctionId: 'c', number: 'C1', amount: 400, reason: 'late', line: line ?? null, on: '2019-10-20' });
    book.do({ type: 'ReleaseOrder', orderId: 'o', on: '2019-10-21' });
    expect(book.standing).toEqual([1000, 0, 1000]);
    expect(book.events.at(-1)).toMatchObject({ data: { reversed: [{ chargeId: 'fee', amount: 600, before: 400 }] } });
    expect([...book.state.uninvoiced].reduce((sum, [, { net }]) => sum + net, 0)).toBe(0);
    expect(book.refusal({ type: 'CorrectBalance', correctionId: 'd', number: 'C2', amount: 1, reason: 'again', line: line ?? null, on: '2019-10-21' }).code).toBe('above_charge');
  });

  it('takes a mistaken payment back once, and lets the account owe it', () => {
    const book = new Book().pay('p', 1935).order('o', charge('c', 1935, '2019-08-20', '2019-09-01')).settle('o');
    book.do({ type: 'ReturnMoney', paymentId: 'p', reason: 'wrong account', on: '2019-08-21' }).do({ type: 'ReturnMoney', paymentId: 'p', reason: 'again', on: '2019-08-22' });
    expect(book.standing).toEqual([0, 1935, -1935]);
  });

  it('writes off only what is over', () => {
    const book = reservation().pay('p', 8370).settle('o').do({ type: 'CloseDueCharges', on: '2019-10-31' });
    expect(book.standing).toEqual([8370, 8370, 0]);
  });

  it('charges the next month whole or not at all', () => {
    const book = new Book().pay('p', 4999);
    const next = { type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-09-01', charges: [charge('sep', 5000, '2019-09-01', '2019-10-01')] } as const;
    expect(book.refusal(next).code).toBe('insufficient_balance');
    book.pay('cent', 1).do(next).do(next);
    expect(book.standing).toEqual([5000, 5000, 0]);
  });
});

describe('stopping and starting again (domain.md 4.11, rulings, Billing 11)', () => {
  const running = (): Book => new Book().pay('p', 6000).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-11-01', charges: [charge('nov', 6000, '2019-11-01', '2019-12-01')] });
  const stop = (rest: 'open' | 'block'): Book => running().do({ type: 'StopCharges', subscriptionId: 's', on: '2019-11-16', rest, id });

  it('stopped on 16 November: 30.00 written off, and for a monthly type the rest holds nothing', () => {
    const book = stop('open');
    expect(book.standing).toEqual([3000, 0, 3000]);
    expect(book.charges).toEqual({ 'nov/rest': 'Opened 3000' });
  });

  it('stopped on 16 November: for an annual type the rest stays held', () => {
    expect(stop('block').standing).toEqual([3000, 3000, 0]);
  });

  it('active again on 20 November: 22.00 for the days from there', () => {
    const monthly = stop('open').do({ type: 'ResumeCharges', subscriptionId: 's', on: '2019-11-20', id });
    expect(monthly.standing).toEqual([3000, 2200, 800]);
    const annual = stop('block').do({ type: 'ResumeCharges', subscriptionId: 's', on: '2019-11-20', id });
    expect(annual.standing).toEqual([3000, 2200, 800]);
  });

  it('refuses to start again without the money for it', () => {
    const book = stop('open').order('other', charge('x', 2000, '2019-11-16', '2019-12-01')).settle('other');
    expect(book.refusal({ type: 'ResumeCharges', subscriptionId: 's', on: '2019-11-20', id }).code).toBe('insufficient_balance');
  });

  it('releases the rest on the billing day when it is still stopped', () => {
    const book = stop('block').do({ type: 'CloseDueCharges', on: '2019-12-01' });
    expect(book.standing).toEqual([3000, 0, 3000]);
    expect(book.events.at(-1)).toMatchObject({ type: 'ChargesReleased', data: { moved: [{ chargeId: 'nov/rest', status: 'Deleted' }] } });
  });

  it('owes nothing for a stop on the first day', () => {
    expect(running().do({ type: 'StopCharges', subscriptionId: 's', on: '2019-11-01', rest: 'open', id }).standing).toEqual([6000, 0, 6000]);
  });

  it('splits a discount with its charge', () => {
    const discount = { id: 'd', name: 'Loyal', type: 'account', percentage: '10', amount: 599 } as const;
    const book = new Book().pay('p', 6000).do({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: 's', on: '2019-11-01', charges: [charge('nov', 5390, '2019-11-01', '2019-12-01', { gross: 5989, discount })] });
    book.do({ type: 'StopCharges', subscriptionId: 's', on: '2019-11-16', rest: 'open', id });
    const parts = (book.events.at(-1) as Extract<LedgerEvent, { type: 'ChargesSplit' }>).data.charges;
    expect(parts.map(({ gross, discount: taken, net }) => [gross, taken?.amount, net])).toEqual([[2995, 300, 2695], [2994, 299, 2695]]);
  });
});

describe('writing a term off at once (domain.md 4.5)', () => {
  it('makes one closed charge of 480.00 out of twelve of 40.00', () => {
    const months = Array.from({ length: 12 }, (_, index) => charge(`m${index}`, 4000, `2019-${String((index % 12) + 1).padStart(2, '0')}-01`, `2019-${String((index % 12) + 1).padStart(2, '0')}-28`));
    const book = new Book().order('o', ...months).pay('p', 48_000).settle('o').do({ type: 'CloseTerm', subscriptionId: 'sub-o', on: '2019-01-02', until: null, id });
    expect(book.standing).toEqual([0, 0, 0]);
    const split = book.events.at(-1) as Extract<LedgerEvent, { type: 'ChargesSplit' }>;
    expect(split.data.charges).toHaveLength(1);
    expect(split.data.charges[0]).toMatchObject({ status: 'Closed', net: 48_000, derivation: { weight: '12' } });
  });

  it('counts what was added in the middle of the term by its own months', () => {
    const line = (chargeId: string, quantity: number, weight: string): ChargeDraft => {
      const plain = charge(chargeId, 4000, '2019-01-01', '2020-01-01');
      return { ...plain, derivation: { ...plain.derivation, quantity, weight } };
    };
    const book = new Book().order('o', line('ten', 10, '12'), line('two more', 2, '6')).pay('p', 8000).settle('o').do({ type: 'CloseTerm', subscriptionId: 'sub-o', on: '2019-01-02', until: null, id });
    const { data } = book.events.at(-1) as Extract<LedgerEvent, { type: 'ChargesSplit' }>;
    expect(data.charges).toMatchObject([{ net: 8000, derivation: { quantity: 10, weight: '66/5' } }]);
  });

  it('leaves what another plan of before still owes a charge of its own', () => {
    const old = charge('old', 1000, '2019-01-01', '2019-01-15', { origin: { planId: 'old plan', billingDay: 1, pricedAt: '2018-10-20T09:00:00.000Z' } });
    const book = new Book(0, 'postpay').order('o', old, charge('new', 4000, '2019-01-15', '2020-01-01')).settle('o').do({ type: 'CloseTerm', subscriptionId: 'sub-o', on: '2019-01-20', until: null, id });
    const { data } = book.events.at(-1) as Extract<LedgerEvent, { type: 'ChargesSplit' }>;
    expect(data.charges).toMatchObject([{ net: 1000, origin: { planId: 'old plan' } }, { net: 4000, origin: { planId: 'plan' } }]);
  });

  it('owes the whole of it, also when the service ends before a postpaid one is invoiced', () => {
    const book = new Book(0, 'postpay').order('o', charge('last', 4000, '2019-01-01', '2019-02-01')).settle('o').do({ type: 'CloseTerm', subscriptionId: 'sub-o', on: '2019-01-10', until: null, id });
    book.do({ type: 'EndCharges', subscriptionId: 'sub-o', on: '2019-01-16', owed: false, id }).do({ type: 'CloseDueCharges', on: '2019-02-01' });
    expect(book.state.owed).toBe(4000);
  });
});
