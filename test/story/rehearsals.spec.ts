import { afterEach, describe, expect, it } from '@jest/globals';
import { addPlan, deliver, FAILED, openShop, subscribe, topUp, TestSystem } from '../support/system.js';

let system: TestSystem;
const open = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

interface Money {
  readonly charges?: readonly { readonly status: string; readonly net: number }[];
  readonly moved?: readonly { readonly status: string }[];
  readonly after?: object;
}

/** The ledger's events that a dry run answers: what becomes of which charges, and the money afterwards. */
const told = async (name: string, body: object) => {
  const { events } = await system.rehearse(name, body);
  return events.filter(({ stream }) => stream.startsWith('ledger-')).map(({ type, data }) => {
    const { charges = [], moved = [], after } = data as Money;
    return [type, [...charges.map(({ status, net }) => [status, net]), ...moved.map(({ status }) => status)], after];
  });
};

const ten = (quantity: number) => ({ quantities: [{ resourceKey: 'licences', quantity }] });

describe('A dry run shows what becomes of the charges that there are', () => {
  it('of fewer licences: 10 to 7 at 6.00 on 16 November write 30.00 off, give 30.00 back and hold 21.00', async () => {
    await open('2026-11-01');
    const subscriptionId = await subscribe(system, await openShop(system, { fee: 600 }), 10);
    await system.moveTo('2026-11-16');
    expect(await told('change-subscription', { subscriptionId, ...ten(7) })).toEqual([
      ['ChargesSplit', [['Closed', 3000], ['Waiting for refund', 3000], ['Blocked', 2100]], { balance: 3000, blocked: 5100, owed: 0 }],
      ['ChargesRefunded', ['Refunded'], { balance: 3000, blocked: 2100, owed: 0 }],
    ]);
  });

  it('of another plan: the days used are written off, the rest is free', async () => {
    await open('2026-11-01');
    const shop = await openShop(system, { fee: 600 });
    const [subscriptionId, planId] = [await subscribe(system, shop, 10), await addPlan(system, shop, { fee: 900 })];
    await system.moveTo('2026-11-16');
    expect(await told('switch-plan', { subscriptionId, planId, periodId: 'period', ...ten(5) })).toEqual([['ChargesSplit', [['Closed', 3000]], { balance: 3000, blocked: 0, owed: 0 }]]);
  });

  it('of a day before its run: the month that has begun is charged first', async () => {
    await open('2026-10-20');
    const shop = await openShop(system, { fee: 600 });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 10_000);
    await system.moveTo('2026-11-01');
    expect((await told('change-subscription', { subscriptionId, ...ten(12) })).map(([type, charges]) => [type, charges])).toEqual([['BillingDayCharged', [['Blocked', 6000]]]]);
  });

  it('of an order that failed and is cancelled: what it held is free again', async () => {
    await open('2026-11-01');
    const shop = await openShop(system, { behaviour: 'wait' });
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId, FAILED);
    const [order] = await system.find('orders', { subscriptionId });
    expect(await told('cancel-order', { orderId: order?.id })).toEqual([['OrderReleased', ['Deleted'], { balance: 5000, blocked: 0, owed: 0 }]]);
    expect((await system.one('accounts', shop.accountId))['blocked']).toBe(5000);
  });

  it('of a term that is written off as a whole: one charge of 480.00', async () => {
    await open('2026-03-01');
    const subscriptionId = await subscribe(system, await openShop(system, { billingType: 'csp_annual', fee: 400 }), 10);
    expect(await told('close-subscription-charges', { subscriptionId })).toEqual([['ChargesSplit', [['Closed', 48_000]], { balance: 0, blocked: 0, owed: 0 }]]);
  });
});
