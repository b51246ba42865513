import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openShop, order, pay, topUp, TestSystem, type Shop } from '../support/system.js';

let system: TestSystem;
let shop: Shop;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
  shop = await openShop(system);
});
afterEach(() => system.close());

const discount = async (more: object): Promise<string> => {
  const { id: discountId } = await system.send('create-discount', { name: 'Welcome', type: 'promo_code', percentage: '10', code: 'welcome10', fees: ['recurring'], ...more });
  await system.send('activate-discount', { discountId });
  return discountId;
};
const ofAccounts = (more: object): Promise<string> => discount({ type: 'account', code: undefined, ...more });
const anotherAccount = async (): Promise<Shop> => {
  const terms = { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 };
  const { id: accountId } = await system.send('open-account', { kind: 'legal_entity', name: 'Hill Bakery', email: 'hill@example.com', address: { country: 'NO' }, terms });
  await system.settle();
  return { ...shop, accountId };
};
const placing = ({ accountId, planId }: Shop, promoCode?: string) => ({ accountId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 10 }], ...(promoCode && { promoCode }) });
const due = async (of: Shop, more: object = {}): Promise<unknown> => ((await order(system, of, 10, more)).price as { dueNow: number }).dueNow;

/** What a period that ends on a day costs. */
const period = async (subscriptionId: unknown, end: string): Promise<unknown> => (await system.endingOn(String(subscriptionId), end)).map(([status, net]) => `${status} ${net}`);

/** 10 licences at 5.00 for 12 of 31 days; with 10 % off. */
const [FULL, REDUCED] = [1935, 1742];

describe('a limited discount', () => {
  it('is taken by one of two orders that are placed at once; the other is told to leave the code out', async () => {
    await discount({ subscriptionLimit: 1 });
    const others = [shop, await anotherAccount(), await anotherAccount()];
    const answers = await Promise.allSettled(others.map((of) => system.send('place-order', placing(of, 'WELCOME10'))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ refusal: 'rule', code: 'promo_code_used_up', pointer: '/promoCode' });
    expect((await system.find('orders')).map(({ price }) => (price as { dueNow: number }).dueNow)).toEqual([REDUCED]);
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('that applies by itself lowers one of two orders at once; each costs what it says', async () => {
    await ofAccounts({ accountLimit: 1 });
    const [one, other] = [shop, await anotherAccount()];
    await Promise.all([one, other].map((of) => system.send('place-order', placing(of))));
    const placed = await system.find('orders');
    expect(placed.map(({ price }) => (price as { dueNow: number }).dueNow).sort()).toEqual([REDUCED, FULL]);
    for (const { id, price, charges } of placed) {
      expect((charges as { net: number }[]).reduce((sum, { net }) => sum + net, 0)).toBe((price as { dueNow: number }).dueNow);
      await pay(system, id);
    }
    expect((await system.find('charges')).map(({ net }) => net).sort()).toEqual([REDUCED, FULL]);
  });

  it('is free again when the order is cancelled, or ends unpaid', async () => {
    const discountId = await discount({ subscriptionLimit: 1, singleUse: true });
    const first = await order(system, shop, 10, { promoCode: 'WELCOME10' });
    expect(await system.one('discounts', discountId)).toMatchObject({ used: true, usage: { accounts: 1, subscriptions: 1, orders: 1 }, codes: [{ code: 'WELCOME10', used: true }] });
    await expect(system.send('place-order', placing(shop, 'welcome10'))).rejects.toMatchObject({ code: 'promo_code_used_up' });
    await system.send('cancel-order', { orderId: first.id });
    expect(await system.one('discounts', discountId)).toMatchObject({ used: true, usage: { accounts: 0, subscriptions: 0, orders: 0 }, codes: [{ code: 'WELCOME10', used: false }] });
    expect(await due(shop, { promoCode: 'WELCOME10' })).toBe(REDUCED);
    await system.billingRun('2026-08-27');
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { orders: 0 } });
  });

  it('is taken once by an order that is sent again, and by none that is only tried', async () => {
    const discountId = await discount({ accountLimit: 1 });
    const rehearsal = { name: 'place-order', body: placing(shop, 'WELCOME10'), principal: system.customer(shop.accountId), key: 'dry', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' };
    expect(JSON.stringify(await system.platform.bus.execute(rehearsal))).not.toContain('DiscountReserved');
    await system.preview('preview-order', placing(shop, 'WELCOME10'));
    await Promise.all([1, 2, 3].map(() => system.send('place-order', placing(shop, 'WELCOME10'), { key: 'once' })));
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, orders: 1 } });
  });

  it('that a broken attempt reserved goes to the attempt that is repeated', async () => {
    const discountId = await discount({ subscriptionLimit: 1 });
    const { platform } = system;
    const append = platform.eventStore.append.bind(platform.eventStore);
    platform.eventStore.append = (stream, ...rest) => (stream.startsWith('order-') ? Promise.reject(new Error('the power went out')) : append(stream, ...rest));
    await expect(system.send('place-order', placing(shop, 'WELCOME10'), { key: 'again' })).rejects.toThrow('the power went out');
    platform.eventStore.append = append;
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { orders: 1 } });
    await expect(system.send('place-order', placing(await anotherAccount(), 'WELCOME10'))).rejects.toMatchObject({ code: 'promo_code_used_up' });
    const { id } = await system.send('place-order', placing(shop, 'WELCOME10'), { key: 'again' });
    expect(await system.one('orders', id)).toMatchObject({ price: { dueNow: REDUCED } });
  });
});

describe('the billing days of a limited discount', () => {
  it('keep a single-use code for the order that took it', async () => {
    await discount({ singleUse: true });
    const placed = await order(system, shop, 10, { promoCode: 'WELCOME10' });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 50_000);
    await system.billingRun('2026-09-01');
    expect(await period(placed.subscriptionId, '2026-10-01')).toEqual(['Blocked 4500']);
    await system.moveTo('2026-09-11');
    const { id } = await system.send('change-subscription', { subscriptionId: placed.subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 14 }] });
    // 4 x 5.00 x 20/30, without the code: it was for one order.
    expect(await system.one('orders', id)).toMatchObject({ discount: null, price: { dueNow: 1333 } });
  });

  it('give nothing to a subscription that never took it', async () => {
    const first = await order(system, shop, 10);
    await pay(system, first.id);
    await topUp(system, shop.accountId, 50_000);
    await ofAccounts({ accountLimit: 5 });
    await system.billingRun('2026-09-01');
    expect(await period(first.subscriptionId, '2026-10-01')).toEqual(['Blocked 5000']);
  });

  it('have a stored code as long as it is valid', async () => {
    const discountId = await discount({ validTo: '2026-09-30' });
    const placed = await order(system, shop, 10, { promoCode: 'WELCOME10' });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 50_000);
    for (const day of ['2026-09-01', '2026-10-01']) await system.billingRun(day);
    expect(await period(placed.subscriptionId, '2026-10-01')).toEqual(['Closed 4500']);
    expect(await period(placed.subscriptionId, '2026-11-01')).toEqual(['Blocked 5000']);
    await expect(system.send('delete-discount', { discountId })).rejects.toMatchObject({ code: 'discount_used' });
  });
});

describe('a limited discount over automatic renewals', () => {
  const MONTH = { billingType: 'reservation', fee: 310, term: { count: 1, unit: 'month' } } as const;
  /** 10 licences for a month from 20 August, that renew themselves; 31.00, with 10 % off 27.90. */
  const renewing = async (of: Shop): Promise<string> => {
    const placed = await order(system, of, 10, { autoRenew: true });
    await pay(system, placed.id);
    return String(placed.subscriptionId);
  };
  const renewals = async (subscriptionId: string) => (await system.find('orders', { type: 'renewal', subscriptionId })).map(({ status, price }) => [status, (price as { net: number }).net]);
  const run = async (...days: readonly string[]): Promise<void> => {
    for (const day of days) await system.billingRun(day);
  };
  beforeEach(async () => {
    shop = await openShop(system, { ...MONTH, terms: { key: 'renewing' } });
    await topUp(system, shop.accountId, 50_000);
  });

  it('of one subscription is for one order: its renewal has it no more', async () => {
    const discountId = await ofAccounts({ subscriptionLimit: 1 });
    const subscriptionId = await renewing(shop);
    await run('2026-09-10', '2026-09-20');
    expect(await renewals(subscriptionId)).toEqual([['Completed', 3100]]);
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, subscriptions: 1, orders: 1 } });
  });

  it('of two subscriptions is for every renewal of those two, and none of a third', async () => {
    const discountId = await ofAccounts({ subscriptionLimit: 2 });
    const [first, second, third] = [await renewing(shop), await renewing(shop), await renewing(shop)];
    await run('2026-09-10', '2026-09-20', '2026-10-10', '2026-10-20');
    for (const subscriptionId of [first, second]) expect(await renewals(subscriptionId)).toEqual([['Completed', 2790], ['Completed', 2790]]);
    expect(await renewals(third)).toEqual([['Completed', 3100], ['Completed', 3100]]);
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, subscriptions: 2, orders: 6 } });
  });

  it('is given back by a renewal that is cancelled, and taken again by the one that follows; the sale goes on counting', async () => {
    const discountId = await ofAccounts({ accountLimit: 1 });
    const other = await anotherAccount();
    const subscriptionId = await renewing(shop);
    await run('2026-09-10');
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, subscriptions: 1, orders: 2 } });
    const [open] = await system.find('orders', { type: 'renewal' });
    await system.sendOn('2026-09-11', 'cancel-order', { orderId: open?.id });
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, subscriptions: 1, orders: 1 } });
    expect((await order(system, other, 10)).price).toMatchObject({ net: 3100 });
    await run('2026-09-11', '2026-09-20');
    expect(await renewals(subscriptionId)).toEqual(expect.arrayContaining([['Cancelled', 2790], ['Completed', 2790]]));
  });

  it('that began after the sale is taken by a renewal, once the limit has a place for it', async () => {
    const subscriptionId = await renewing(shop);
    const discountId = await ofAccounts({ subscriptionLimit: 2, accountLimit: 1 });
    await run('2026-09-10', '2026-09-20');
    expect(await renewals(subscriptionId)).toEqual([['Completed', 2790]]);
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { accounts: 1, subscriptions: 1, orders: 1 } });
  });

  it('made on the last day of the discount, is as cheap as it was when it was made', async () => {
    await ofAccounts({ subscriptionLimit: 2, validTo: '2026-09-10' });
    const subscriptionId = await renewing(shop);
    await run('2026-09-10', '2026-09-20', '2026-10-10', '2026-10-20');
    expect((await renewals(subscriptionId)).map(([, net]) => net).sort()).toEqual([2790, 3100]);
  });
});

describe('promo codes', () => {
  it('are many for one discount, and each leads to one discount of the reseller', async () => {
    const discountId = await discount({});
    await system.send('add-promo-codes', { discountId, codes: ['once-1', 'ONCE-1', 'once-2'], singleUse: true });
    expect((await system.one('discounts', discountId)).codes).toEqual([
      { code: 'WELCOME10', singleUse: false, used: false }, { code: 'ONCE-1', singleUse: true, used: false }, { code: 'ONCE-2', singleUse: true, used: false },
    ]);
    await expect(system.send('create-discount', { name: 'Twin', type: 'promo_code', percentage: '5', code: 'Once-2' })).rejects.toMatchObject({ code: 'already_taken' });
    expect([await due(shop, { promoCode: 'ONCE-1' }), await due(shop, { promoCode: 'welcome10' }), await due(shop, { promoCode: 'once-2' })]).toEqual([REDUCED, REDUCED, REDUCED]);
    await expect(system.send('place-order', placing(shop, 'ONCE-1'))).rejects.toMatchObject({ code: 'promo_code_used_up' });
  });

  it('are free again when a discount that nobody used is deleted', async () => {
    const discountId = await discount({});
    await system.send('delete-discount', { discountId });
    expect(await system.find('discounts')).toEqual([]);
    await expect(system.send('edit-discount', { discountId, name: 'Late' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(system.send('place-order', placing(shop, 'WELCOME10'))).rejects.toMatchObject({ code: 'promo_code_not_valid' });
    await discount({});
    expect(await due(shop, { promoCode: 'WELCOME10' })).toBe(REDUCED);
  });
});

describe('an account discount', () => {
  it('is for the classes that it names', async () => {
    await ofAccounts({ classKeys: ['vip'] });
    expect(await due(shop)).toBe(FULL);
    await ofAccounts({ classKeys: ['vip', 'prepay'] });
    expect(await due(shop)).toBe(REDUCED);
  });

  it('keeps its percentage on what was ordered before it was edited', async () => {
    const discountId = await ofAccounts({});
    const before = await order(system, shop, 10);
    await system.send('edit-discount', { discountId, percentage: '50' });
    expect(await due(shop)).toBe(968);
    await pay(system, before.id);
    expect((await system.find('charges', { orderId: before.id })).map(({ net, discount: taken }) => [net, (taken as { percentage: string }).percentage])).toEqual([[REDUCED, '10']]);
  });
});
