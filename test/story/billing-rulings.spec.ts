import { afterEach, describe, expect, it } from '@jest/globals';
import { openShop, order, pay, subscribe, TestSystem, topUp, type ShopOptions } from '../support/system.js';

let system: TestSystem;
afterEach(() => system.close());

const MONTH = { count: 1, unit: 'month' } as const;
/** 10 licences at 3.10 for a month, with money for what follows. */
const sold = async (on: string, options: ShopOptions = {}, more: object = {}) => {
  system = await TestSystem.open({ on });
  const shop = await openShop(system, { term: MONTH, fee: 310, ...options });
  const placed = await order(system, shop, 10, more);
  await pay(system, placed.id);
  await topUp(system, shop.accountId, 100_000);
  return { shop, subscriptionId: String(placed.subscriptionId) };
};
const entries = async (): Promise<readonly unknown[]> => (await system.find('ledger-entries')).filter(({ amount }) => amount !== 0).map(({ type, amount }) => [type, amount]);

describe('rulings, Billing 5: a renewal', () => {
  it('adds to the expiration date, also on the third day of grace; an automatic order is open until the expiration', async () => {
    const { subscriptionId } = await sold('2026-09-24', { accountTerms: { cancelUnpaidOrderInDays: 3 } }, { autoRenew: true });
    await system.billingRun('2026-10-14');
    const [made] = await system.find('orders', { type: 'renewal' });
    expect(made).toMatchObject({ placedOn: '2026-10-14', expiresOn: '2026-10-24' });
    await system.send('cancel-order', { orderId: made?.id });
    await system.send('set-auto-renew', { subscriptionId, on: false });
    await system.billingRun('2026-10-24');
    await system.moveTo('2026-10-26');
    const { id } = await system.send('renew-subscription', { subscriptionId });
    await system.settle();
    await pay(system, id);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
  });
});

describe('rulings, Billing 5: Pay in full that was stopped and is renewed', () => {
  it('begins anew on the payment day: free until the billing day, which then takes a whole month', async () => {
    system = await TestSystem.open({ on: '2026-09-20' });
    const shop = await openShop(system, { term: MONTH, fee: 310, billingType: 'pay_in_full' });
    const subscriptionId = String((await order(system, shop, 10)).subscriptionId);
    await topUp(system, shop.accountId, 100_000);
    await system.send('set-auto-renew', { subscriptionId, on: false });
    for (const day of ['2026-10-01', '2026-11-01', '2026-11-05']) await system.billingRun(day);
    const { id } = await system.send('renew-subscription', { subscriptionId });
    await system.billingRun('2026-11-07');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped', expirationDate: '2026-11-01' });
    await system.moveTo('2026-11-10');
    await pay(system, id);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2027-01-01' });
    expect(await system.live(subscriptionId)).toEqual([['Closed', 3100, '2026-10-01', '2026-11-01']]);
    await system.billingRun('2026-12-01');
    expect(await system.endingOn(subscriptionId, '2027-01-01')).toEqual([['Blocked', 3100, '2026-12-01', '2027-01-01']]);
  });
});

describe('rulings, Billing 6: discount dates', () => {
  it.each([['2026-10-19', 1300], ['2026-10-20', 1080], ['2026-10-21', 1100]] as const)('are whole days, both inclusive: 10 %% of 20 October alone, ordered on %s', async (on, dueNow) => {
    system = await TestSystem.open({ on });
    const shop = await openShop(system, { fee: 310 });
    const { id: discountId } = await system.send('create-discount', { name: 'One day', type: 'account', percentage: '10', validFrom: '2026-10-20', validTo: '2026-10-20' });
    await system.send('activate-discount', { discountId });
    expect((await order(system, shop, 10)).price).toMatchObject({ dueNow });
  });
});

describe('rulings, Billing 8: a billing day that is the expiration', () => {
  it('charges no next period: renewal decides, and without one grace is not charged', async () => {
    const { subscriptionId } = await sold('2026-10-01', {}, { autoRenew: false });
    await system.billingRun('2026-11-01');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 3100, '2026-10-01', '2026-11-01']]);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Graced' });
  });

  it('is charged once by the renewal', async () => {
    const { subscriptionId } = await sold('2026-10-01', {}, { autoRenew: true });
    for (const day of ['2026-10-22', '2026-11-01']) await system.billingRun(day);
    expect(await system.endingOn(subscriptionId, '2026-12-01')).toEqual([['Blocked', 3100, '2026-11-01', '2026-12-01']]);
  });
});

describe('rulings, Billing 12: releasing what is held', () => {
  it('moves no balance and writes no transaction; a fee that was written off is refunded by one', async () => {
    const { shop } = await sold('2026-10-20', { billingType: 'reservation', behaviour: 'wait', fees: { setup: 100 } });
    const { id } = (await system.find('orders'))[0] ?? { id: '' };
    const before = await entries();
    const subscriptionId = String((await system.one('orders', id)).subscriptionId);
    await system.send('complete-provisioning', { subscriptionId, outcome: 'failed', reason: 'no answer' });
    await system.settle();
    await system.send('cancel-order', { orderId: id });
    const after = await entries();
    expect(after.slice().sort()).toEqual([...before, ['refund', 1000]].sort());
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 104_100, blocked: 0 });
  });

  it('a deletion writes off the days that were used, and nothing for what becomes free', async () => {
    const { subscriptionId } = await sold('2026-10-01', { billingType: 'csp_annual', term: { count: 1, unit: 'year' } });
    const before = await entries();
    await system.sendOn('2026-10-11', 'delete-subscription', { subscriptionId });
    expect((await entries()).slice().sort()).toEqual([...before, ['charge', -1000]].sort());
  });
});

describe('rulings, Billing 17: too little money for all on the billing day', () => {
  it('in the order of their numbers, each whole or not at all: the second of three stops, the smaller third is charged', async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
    const shop = await openShop(system, { fee: 310 });
    const [first, second, third] = [await subscribe(system, shop, 10), await subscribe(system, shop, 10), await subscribe(system, shop, 2)];
    await topUp(system, shop.accountId, 4000);
    await system.billingRun('2026-11-01');
    const november = async (id = ''): Promise<unknown> => [(await system.one('subscriptions', id)).status, (await system.endingOn(id, '2026-12-01')).map(([, net]) => net)];
    expect(await Promise.all([first, second, third].map(november))).toEqual([['Active', [3100]], ['Stopped', []], ['Active', [620]]]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ available: 280 });
  });
});
