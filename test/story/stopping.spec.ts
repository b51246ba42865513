import { afterEach, describe, expect, it } from '@jest/globals';
import { explainCharge } from '../../application/billing/explain-charge.js';
import { change, openShop, order, subscribe, TestSystem, topUp, type LiveCharge } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

const stop = (date: string, subscriptionId: string) => system.sendOn(date, 'stop-subscription', { subscriptionId });
const activate = (date: string, subscriptionId: string) => system.sendOn(date, 'activate-subscription', { subscriptionId });

describe('stopping CSP annual: 10 licences at 6.00 from 20 August', () => {
  const USED: readonly LiveCharge[] = [
    ['Closed', 2323, '2026-08-20', '2026-09-01'],
    ['Closed', 6000, '2026-09-01', '2026-10-01'],
    ['Closed', 6000, '2026-10-01', '2026-11-01'],
    ['Closed', 3000, '2026-11-01', '2026-11-16'],
  ];
  const HELD: readonly LiveCharge[] = [
    ['Blocked', 6000, '2027-01-01', '2027-02-01'],
    ['Blocked', 6000, '2027-02-01', '2027-03-01'],
    ['Blocked', 6000, '2027-03-01', '2027-04-01'],
    ['Blocked', 6000, '2027-04-01', '2027-05-01'],
    ['Blocked', 6000, '2027-05-01', '2027-06-01'],
    ['Blocked', 6000, '2027-06-01', '2027-07-01'],
    ['Blocked', 6000, '2027-07-01', '2027-08-01'],
    ['Blocked', 3677, '2027-08-01', '2027-08-20'],
  ];
  const stopInNovember = async (): Promise<{ readonly subscriptionId: string; readonly accountId: string }> => {
    await begin('2026-08-20');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 600, terms: { stopPeriod: 60 } });
    const subscriptionId = await subscribe(system, shop, 10);
    for (const day of ['2026-09-01', '2026-10-01', '2026-11-01']) await system.billingRun(day);
    await stop('2026-11-16', subscriptionId);
    await system.billingRun('2026-12-01');
    return { subscriptionId, accountId: shop.accountId };
  };

  it('writes 30.00 of November off, gives the rest of it free on 1 December, and goes on holding the months to come', async () => {
    const { subscriptionId, accountId } = await stopInNovember();
    expect(await system.live(subscriptionId)).toEqual([...USED, ['Blocked', 6000, '2026-12-01', '2027-01-01'], ...HELD]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 72_000 - 17_323, blocked: 51_677 });
  });

  it('holds 22/31 of December, 42.58, when it is active again on the 10th', async () => {
    const { subscriptionId, accountId } = await stopInNovember();
    await activate('2026-12-10', subscriptionId);
    expect(await system.live(subscriptionId)).toEqual([...USED, ['Blocked', 4258, '2026-12-10', '2027-01-01'], ...HELD]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 54_677, blocked: 49_935 });
  });

  it('writes off 19.35 for the ten days of December, however often it is stopped and activated on the 20th', async () => {
    const { subscriptionId, accountId } = await stopInNovember();
    await activate('2026-12-10', subscriptionId);
    await stop('2026-12-20', subscriptionId);
    await activate('2026-12-20', subscriptionId);
    await stop('2026-12-20', subscriptionId);
    await system.billingRun('2027-01-01');
    expect(await system.live(subscriptionId)).toEqual([...USED, ['Closed', 1935, '2026-12-10', '2026-12-20'], ...HELD]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 54_677 - 1935, blocked: 45_677 });
    const charges = await system.charges({ subscriptionId });
    expect(charges.filter((charge) => !explainCharge(charge).agrees)).toEqual([]);
  });

  it('does not write off the days it was stopped, when it is activated on the billing day before the run', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 600, terms: { stopPeriod: 60 } });
    const subscriptionId = await subscribe(system, shop, 10);
    await stop('2026-11-16', subscriptionId);
    await activate('2026-12-01', subscriptionId);
    await system.billingRun('2026-12-01');
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 72_000 - 3000 });
  });
});

describe('stopping CSP monthly', () => {
  it('leaves nothing of a month that is over Opened', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { terms: { stopPeriod: 60 } });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await stop('2026-11-16', subscriptionId);
    await activate('2026-12-01', subscriptionId);
    for (const day of ['2026-12-01', '2026-12-02', '2027-01-01']) await system.billingRun(day);
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 2500, '2026-11-01', '2026-11-16'],
      ['Closed', 5000, '2026-12-01', '2027-01-01'],
      ['Blocked', 5000, '2027-01-01', '2027-02-01'],
    ]);
  });

  it('keeps 12.5 % on the days that are used: 2.97 and 6.91 of August, 30.63 of September; none after its last day', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system);
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '12.5', fees: ['recurring'], validTo: '2026-09-01' });
    await system.send('activate-discount', { discountId });
    const subscriptionId = await subscribe(system, shop, 7);
    await topUp(system, shop.accountId, 50_000);
    await stop('2026-08-20', subscriptionId);
    await activate('2026-08-20', subscriptionId);
    await stop('2026-08-23', subscriptionId);
    await activate('2026-08-25', subscriptionId);
    await system.billingRun('2026-09-01');
    await system.billingRun('2026-10-01');
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 297, '2026-08-20', '2026-08-23'],
      ['Closed', 691, '2026-08-25', '2026-09-01'],
      ['Closed', 3063, '2026-09-01', '2026-10-01'],
      ['Blocked', 3500, '2026-10-01', '2026-11-01'],
    ]);
    for (const { gross, discount, net } of await system.charges({ subscriptionId })) expect(gross - (discount?.amount ?? 0)).toBe(net);
  });

  it('activates on 2 September what was stopped for want of money, with 29/30 of September for the 10, not the 14 that nobody paid', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await system.moveTo('2026-09-01');
    await change(system, subscriptionId, 14);
    await system.billingRun('2026-09-01');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped', stopReason: 'insufficient_balance' });
    await topUp(system, shop.accountId, 20_000);
    await activate('2026-09-02', subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active' });
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([
      ['New', 2000, '2026-09-01', '2026-10-01'],
      ['Blocked', 4833, '2026-09-02', '2026-10-01'],
    ]);
  });

  it('cannot be undone while the account is held', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 7);
    await stop('2026-08-20', subscriptionId);
    await system.send('hold-account', { accountId: shop.accountId, reason: 'fraud' });
    await expect(system.send('activate-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'account_on_hold' });
  });
});

describe('a free plan without an end', () => {
  it('needs no payment to be ordered, increased, stopped and activated', async () => {
    await begin('2026-08-20');
    const placed = await order(system, await openShop(system, { fee: 0, term: null }), 7);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed' });
    await system.billingRun('2026-09-01');
    const subscriptionId = String(placed.subscriptionId);
    const orderId = await change(system, subscriptionId, 14);
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Completed' });
    await stop('2026-09-01', subscriptionId);
    await activate('2026-09-01', subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 14 }] });
  });
});
