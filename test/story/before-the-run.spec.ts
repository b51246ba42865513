import { afterEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { PeriodCharging } from '../../application/billing/run/period-charging.js';
import { chargingContext } from '../../application/billing/run/run-day.js';
import { PeriodCharges } from '../../application/subscriptions/period-charges.js';
import { addPlan, change, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

/** 10 licences, paid for, with money for all that follows. */
const sold = async (on: string, options: ShopOptions): Promise<string> => {
  system = await TestSystem.open({ on });
  shop = await openShop(system, options);
  const placed = await order(system, shop, 10);
  if (placed.status === 'Waiting for payment') await pay(system, placed.id);
  await topUp(system, shop.accountId, 1_000_000);
  return String(placed.subscriptionId);
};

/** The run of a date that has passed. */
const run = async (date: string): Promise<void> => {
  await system.platform.container.get(BillingRunner).run(date);
  await system.settle();
};

/** What the days of a subscription cost, whoever made the charges: what is written off or will be, by first and last day. */
const owed = async (subscriptionId: string, from: string): Promise<number> =>
  (await system.live(subscriptionId)).filter(([status, , first]) => (status === 'Closed' || status === 'Blocked') && first >= from).reduce((sum, [, net]) => sum + net, 0);

type Operation = (subscriptionId: string) => Promise<unknown>;
const stop: Operation = (subscriptionId) => system.send('stop-subscription', { subscriptionId });
const remove: Operation = (subscriptionId) => system.send('delete-subscription', { subscriptionId });
const changeTo =
  (quantity: number): Operation =>
  async (subscriptionId) => {
    const orderId = await change(system, subscriptionId, quantity);
    if ((await system.one('orders', orderId)).status === 'Waiting for payment') await pay(system, orderId);
  };
const switchPlan: Operation = async (subscriptionId) => {
  const planId = await addPlan(system, shop, { billingType: 'csp_monthly', fee: 900 });
  const { id } = await system.send('switch-plan', { subscriptionId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 10 }] });
  await system.settle();
  await pay(system, id);
};

/** What November costs when `operation` comes on a day, and the run of 1 November before or after it. */
const november = async (billingType: NonNullable<ShopOptions['billingType']>, operation: Operation, { on, runFirst }: { readonly on: string; readonly runFirst: boolean }): Promise<number> => {
  const subscriptionId = await sold('2026-10-01', { billingType, fee: 310, terms: { stopPeriod: 60 } });
  await system.moveTo(on);
  if (runFirst) await run('2026-11-01');
  await operation(subscriptionId);
  await system.settle();
  if (!runFirst) await run('2026-11-01');
  await system.billingRun('2026-11-10');
  await system.billingRun('2026-12-01');
  const november = (await system.live(subscriptionId)).filter(([status, , from]) => status === 'Closed' && from >= '2026-11-01' && from < '2026-12-01');
  return november.reduce((sum, [, net]) => sum + net, 0);
};

const CASES = [
  ['pay_in_full', 'a stop', stop, '2026-11-01', 3100],
  ['non_refund', 'a stop', stop, '2026-11-01', 3100],
  ['non_refund', 'a deletion', remove, '2026-11-01', 3100],
  ['eset', 'a stop', stop, '2026-11-01', 103],
  ['g_suite', 'a deletion', remove, '2026-11-04', 310],
  ['csp_monthly', 'a stop', stop, '2026-11-04', 310],
  ['csp_monthly', '7 licences', changeTo(7), '2026-11-04', 310 + 1953],
  ['eset', '7 licences', changeTo(7), '2026-11-04', 413 + 1881],
  ['eset', '12 licences', changeTo(12), '2026-11-01', 103 + 3596],
  ['csp_monthly', '14 licences', changeTo(14), '2026-11-04', 3100 + 1116],
  ['csp_monthly', 'another plan', switchPlan, '2026-11-04', 310 + 8100],
  ['license_based_monthly', 'another plan', switchPlan, '2026-11-04', 3100 + 8100],
] as const;

describe('10 licences at 3.10: November costs the same, whether the run of 1 November came before the operation or after it', () => {
  it.each(CASES)('%s, %s', async (billingType, _what, operation, on, amount) => {
    expect(await november(billingType, operation, { on, runFirst: true })).toBe(amount);
    await system.close();
    expect(await november(billingType, operation, { on, runFirst: false })).toBe(amount);
  });
});

describe('days that were never run', () => {
  it('are owed all the same: a deletion of 4 December writes off November and three days', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'csp_monthly', fee: 310 });
    await system.moveTo('2026-12-04');
    await remove(subscriptionId);
    await system.settle();
    await system.billingRun('2026-12-05');
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 3100, '2026-10-01', '2026-11-01'],
      ['Closed', 3100, '2026-11-01', '2026-12-01'],
      ['Closed', 300, '2026-12-01', '2026-12-04'],
    ]);
  });
});

describe('a stop on the billing day', () => {
  it('is shown before it is done as it will be: ESET, one day of November', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'eset', fee: 310 });
    await system.moveTo('2026-11-01');
    expect(await system.preview('preview-ending', { subscriptionId, operation: 'stop' })).toMatchObject({ writtenOff: 103, stillHeld: 0 });
    expect(await owed(subscriptionId, '2026-11-01')).toBe(0);
  });

  it('owes nothing of what there is no money for', async () => {
    system = await TestSystem.open({ on: '2026-10-01' });
    shop = await openShop(system, { billingType: 'pay_in_full', fee: 310 });
    const { id, subscriptionId } = await order(system, shop, 10);
    await pay(system, id);
    await system.moveTo('2026-11-01');
    await stop(String(subscriptionId));
    await system.settle();
    expect(await system.one('subscriptions', String(subscriptionId))).toMatchObject({ status: 'Stopped', stopReason: 'by_manager' });
    expect(await owed(String(subscriptionId), '2026-11-01')).toBe(0);
  });

  it('while its run is at it, charges the month once', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'pay_in_full', fee: 310 });
    await system.moveTo('2026-11-01');
    const { container } = system.platform;
    const day = { date: '2026-11-01', now: '2026-11-01T09:00:00.000Z', simulated: false };
    const state = await container.get(PeriodCharging).chargeable(subscriptionId, day.date);
    const ctx = chargingContext(day, subscriptionId);
    const charges = state ? await container.get(PeriodCharges).of(state, day.date, 'billing_day', ctx) : [];
    await remove(subscriptionId);
    await system.settle();
    const { resellerId, resellerPath } = system.admin;
    if (state) await container.get(PeriodCharges).hold(state, charges, { on: day.date, scope: { resellerId: resellerId ?? '', resellerPath: resellerPath ?? '', accountId: shop.accountId } }, ctx);
    await system.settle();
    expect(charges.length).toBeGreaterThan(0);
    expect(await owed(subscriptionId, '2026-11-01')).toBe(3100);
  });
});
