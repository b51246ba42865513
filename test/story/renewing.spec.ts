import { afterEach, describe, expect, it } from '@jest/globals';
import { openShop, order, pay, subscribe, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
const MONTH = { count: 1, unit: 'month' };
/** 10 licences for a month from 24 September: they expire on 24 October. */
const sold = async (options: ShopOptions, more: object = {}): Promise<string> => {
  system = await TestSystem.open({ on: '2026-09-24' });
  shop = await openShop(system, { term: MONTH, ...options });
  const placed = await order(system, shop, 10, more);
  await pay(system, placed.id);
  await topUp(system, shop.accountId, 100_000);
  await system.billingRun('2026-10-01');
  return String(placed.subscriptionId);
};
afterEach(() => system.close());

const renewals = () => system.find('orders', { type: 'renewal' });
const renewOn = async (date: string, subscriptionId: string, more: object = {}): Promise<string> => (await system.sendOn(date, 'renew-subscription', { subscriptionId, ...more })).id;
const quantities = (quantity: number) => [{ resourceKey: 'licences', quantity }];

describe('an automatic renewal, with an automatic point of 10 days (domain.md 4.12)', () => {
  it('is ordered on 14 October, open until the 24th, and paid from the balance on that day', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 }, { autoRenew: true });
    await system.billingRun('2026-10-13');
    expect(await renewals()).toEqual([]);
    await system.billingRun('2026-10-14');
    await system.billingRun('2026-10-15');
    expect(await renewals()).toMatchObject([{ status: 'Waiting for payment', placedOn: '2026-10-14', expiresOn: '2026-10-24', createdBy: 'system', price: { net: 31_000, dueNow: 31_000 } }]);
    await system.billingRun('2026-10-24');
    expect(await renewals()).toMatchObject([{ status: 'Completed', paidOn: '2026-10-24' }]);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
    expect((await system.live(subscriptionId)).slice(-2)).toEqual([['Blocked', 8000, '2026-10-24', '2026-11-01'], ['Blocked', 23_000, '2026-11-01', '2026-11-24']]);
  });

  it('ends unpaid with the term, and the subscription is graced; renewed then, it goes on from its expiration', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 }, { autoRenew: true });
    await system.billingRun('2026-10-14');
    const dear = await order(system, shop, 30, { periodId: 'period' });
    await system.send('pay-from-balance', { orderId: dear.id });
    await system.billingRun('2026-10-24');
    expect(await renewals()).toMatchObject([{ status: 'Cancelled', reason: 'expired' }]);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Graced' });
    await pay(system, await renewOn('2026-10-26', subscriptionId));
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
  });

  it('goes on when the plan is not sold any more; by hand it is refused then', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 }, { autoRenew: true });
    await system.send('deactivate-plan', { planId: shop.planId, reason: 'end of sale' });
    await expect(renewOn('2026-10-10', subscriptionId)).rejects.toMatchObject({ code: 'plan_not_sold' });
    await system.billingRun('2026-10-14');
    expect(await renewals()).toMatchObject([{ status: 'Waiting for payment' }]);
  });
});

describe('a renewal by hand', () => {
  it('is there from the manual point on, once', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100, terms: { manualRenewPoint: 15 } });
    await expect(renewOn('2026-10-08', subscriptionId)).rejects.toMatchObject({ code: 'renewal_too_early' });
    const orderId = await renewOn('2026-10-09', subscriptionId);
    expect(await system.one('orders', orderId)).toMatchObject({ type: 'renewal', status: 'Waiting for payment', expiresOn: '2026-10-16' });
    await expect(renewOn('2026-10-09', subscriptionId)).rejects.toMatchObject({ code: 'open_order_exists' });
    await system.sendOn('2026-10-10', 'cancel-order', { orderId });
    expect(await system.one('orders', await renewOn('2026-10-10', subscriptionId))).toMatchObject({ status: 'Waiting for payment' });
  });

  it('asked for five times at once makes one order', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 });
    await system.moveTo('2026-10-10');
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => system.send('renew-subscription', { subscriptionId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await renewals()).toHaveLength(1);
  });

  it('charges the renewal fee, not the setup fee', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100, fees: { setup: 500, renewal: 200 } });
    await system.moveTo('2026-10-10');
    expect(await system.preview('preview-renewal', { subscriptionId })).toMatchObject({ price: { net: 33_000, dueNow: 33_000 } });
  });

  it('of a stopped subscription begins on the day it is paid', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 });
    for (const day of ['2026-10-24', '2026-10-29']) await system.billingRun(day);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped' });
    const orderId = await renewOn('2026-10-30', subscriptionId);
    await system.moveTo('2026-11-02');
    await pay(system, orderId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-12-02' });
    expect((await system.charges({ orderId, status: 'Blocked' })).map(({ period }) => period.from).sort()).toEqual(['2026-11-02', '2026-12-01']);
  });

  it('that takes effect at once keeps the quantities', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 });
    await expect(renewOn('2026-10-10', subscriptionId, { quantities: quantities(8) })).rejects.toMatchObject({ code: 'quantities_fixed' });
    await pay(system, await renewOn('2026-10-10', subscriptionId));
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
  });
});

describe('more of a subscription that was renewed in advance', () => {
  it('is charged to the end of the renewed term: 4.13 for four days by the weights of the first term, then 8.00 and 23.00', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', fee: 3100 });
    await pay(system, await renewOn('2026-10-10', subscriptionId));
    await system.moveTo('2026-10-20');
    const preview = await system.preview<{ lines: { net: number; period: { from: string } }[] }>('preview-change', { subscriptionId, quantities: quantities(11) });
    expect(preview.lines.map(({ net, period }) => [period.from, net])).toEqual([['2026-10-20', 413], ['2026-10-24', 800], ['2026-11-01', 2300]]);
  });
});

describe('a delayed renewal (CSP)', () => {
  it('is paid early, changes the quantities, and waits for the day of expiration', async () => {
    const subscriptionId = await sold({ billingType: 'csp_annual', fee: 3100 });
    const orderId = await renewOn('2026-10-10', subscriptionId, { quantities: quantities(8) });
    expect(await system.one('orders', orderId)).toMatchObject({ provisioningDate: '2026-10-24', price: { net: 24_800 } });
    await pay(system, orderId);
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Waiting for provisioning' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ resources: [{ quantity: 10 }], expirationDate: '2026-10-24' });
    await system.billingRun('2026-10-24');
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Completed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 8 }], expirationDate: '2026-11-24' });
  });

  it('of CSP monthly pays up to the billing day, and month by month from then on', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly', fee: 310 });
    const orderId = await renewOn('2026-10-10', subscriptionId);
    expect(await system.one('orders', orderId)).toMatchObject({ price: { net: 3100, dueNow: 800 } });
    await pay(system, orderId);
    await system.billingRun('2026-10-24');
    await system.billingRun('2026-11-01');
    expect((await system.live(subscriptionId)).slice(-2)).toEqual([['Closed', 800, '2026-10-24', '2026-11-01'], ['Blocked', 2300, '2026-11-01', '2026-11-24']]);
  });

  it('that is paid and waits is cancelled by a manager, with its money', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly', fee: 310 });
    const orderId = await renewOn('2026-10-10', subscriptionId);
    await pay(system, orderId);
    const { balance, blocked } = await system.one('accounts', shop.accountId);
    await system.sendOn('2026-10-11', 'cancel-order', { orderId });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance, blocked: Number(blocked) - 800 });
  });
});

describe('prices of a renewal', () => {
  const raised = async (subscriptionId: string, fee: number): Promise<string> => {
    await system.moveTo('2026-10-10');
    await system.send('change-plan-prices', { planId: shop.planId, resources: [{ key: 'licences', fees: { setup: 0, recurring: fee, renewal: 0 } }] });
    return subscriptionId;
  };
  const net = async (subscriptionId: string, more: object = {}): Promise<number> => (await system.preview<{ price: { net: number } }>('preview-renewal', { subscriptionId, ...more })).price.net;

  it("are the plan's of the day", async () => {
    expect(await net(await raised(await sold({ billingType: 'reservation', fee: 500 }), 600))).toBe(6000);
  });

  it('stay those of the first order where the plan has fixed prices', async () => {
    expect(await net(await raised(await sold({ billingType: 'reservation', fee: 500, plan: { fixedPrice: true } }), 600))).toBe(5000);
  });

  it('individual ones are kept, given up, or the higher of both', async () => {
    const individualPrices = { resources: [{ resourceKey: 'licences', fees: { setup: 0, recurring: 400, renewal: 0 } }] };
    const subscriptionId = await raised(await sold({ billingType: 'reservation', fee: 500 }, { individualPrices }), 600);
    expect(await net(subscriptionId)).toBe(4000);
    expect(await net(subscriptionId, { priceOption: 'plan' })).toBe(6000);
    expect(await net(subscriptionId, { priceOption: 'higher' })).toBe(6000);
    const customer = system.customer(shop.accountId);
    await expect(system.send('renew-subscription', { subscriptionId, priceOption: 'plan' }, { as: customer })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what does not renew', () => {
  it('has no end', async () => {
    system = await TestSystem.open({ on: '2026-09-24' });
    shop = await openShop(system, { term: null });
    const subscriptionId = await subscribe(system, shop, 1);
    await expect(system.send('renew-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'no_expiration' });
  });
});
