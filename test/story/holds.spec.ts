import { afterEach, describe, expect, it } from '@jest/globals';
import { Ledgers } from '../../application/billing/ledgers.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { openShop, order, TestSystem, topUp, type Shop } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

/** A manager's correction of the balance, in minor units. */
const correct = async ({ accountId }: Shop, amount: number, on: string): Promise<void> => {
  await system.moveTo(on);
  const { resellerId } = system.admin;
  const ctx = followUp(systemPrincipal('test'), { id: `correction ${amount} ${on}`, correlationId: 'test', now: `${on}T09:00:00.000Z` }, 'correct');
  const command = { type: 'CorrectBalance', correctionId: `${amount} ${on}`, number: 'C1', amount, reason: 'test', line: null, on } as const;
  await system.platform.container.get(Ledgers).command({ resellerId, resellerPath: `/${resellerId}/`, accountId }, command, ctx);
  await system.settle();
};
/** Orders what needs no payment: a free plan, or on postpay. */
const subscribe = async (shop: Shop, quantity: number): Promise<string> => String((await order(system, shop, quantity)).subscriptionId);
const statusOf = async (subscriptionId: string): Promise<unknown> => (await system.one('subscriptions', subscriptionId)).status;
const accountStatus = async ({ accountId }: Shop): Promise<unknown> => (await system.one('accounts', accountId)).status;

/** Costs nothing, so that the correction alone decides about the balance. */
const free = (accountTerms: object) => openShop(system, { billingType: 'reservation', fee: 0, accountTerms });

describe('credit hold', () => {
  it('stops prepaid subscriptions on day 15 below zero with a subzero period of 14 days, and lets them go when the debt is paid', async () => {
    await begin('2026-11-01');
    const shop = await free({ threshold: 20_000, subzeroPeriod: 14 });
    const subscriptionId = await subscribe(shop, 1);
    await correct(shop, -5000, '2026-11-02');
    await system.billingRun('2026-11-15');
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Active', 'Active']);
    await system.billingRun('2026-11-16');
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Credit hold', 'Stopped']);
    for (const [name, more] of [['stop-subscription', {}], ['activate-subscription', {}], ['delete-subscription', {}], ['set-auto-renew', { on: true }]] as const)
      await expect(system.send(name, { subscriptionId, ...more })).rejects.toMatchObject({ refusal: 'conflict', code: 'account_in_credit_hold' });
    await topUp(system, shop.accountId, 5000);
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Active', 'Active']);
  });

  it('begins at -250 with a threshold of 200, not at -50, also when paying below zero is off', async () => {
    await begin('2026-11-01');
    const shop = await free({ threshold: 20_000, payWithNegativeBalance: false });
    const subscriptionId = await subscribe(shop, 1);
    await correct(shop, -5000, '2026-11-02');
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Active', 'Active']);
    await correct(shop, -20_000, '2026-11-03');
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Credit hold', 'Stopped']);
  });

  it('gives the days of grace back, and nothing to what the customer had stopped before', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'reservation', fee: 0, term: { count: 1, unit: 'month' }, terms: { gracePeriod: 10 } });
    const [graced, stopped] = [await subscribe(shop, 1), await subscribe(shop, 1)];
    await system.sendOn('2026-11-20', 'stop-subscription', { subscriptionId: stopped });
    await system.billingRun('2026-12-01');
    await correct(shop, -5000, '2026-12-02');
    expect(await statusOf(graced)).toBe('Stopped');
    await topUp(system, shop.accountId, 5000);
    expect([await statusOf(graced), await statusOf(stopped)]).toEqual(['Graced', 'Stopped']);
  });

  it('waits for what is in transition, and stops it then', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'reservation', fee: 0, behaviour: 'wait' });
    const subscriptionId = await subscribe(shop, 1);
    await correct(shop, -5000, '2026-11-02');
    expect(await statusOf(subscriptionId)).toBe('Installing');
    await system.send('complete-provisioning', { subscriptionId });
    await system.settle();
    expect(await statusOf(subscriptionId)).toBe('Stopping');
  });

  it('asks a manager first where the account wants it, and takes the question back when it is over', async () => {
    await begin('2026-11-01');
    const shop = await free({ stopMode: 'manual' });
    const subscriptionId = await subscribe(shop, 1);
    await correct(shop, -5000, '2026-11-02');
    expect(await statusOf(subscriptionId)).toBe('Waiting for manual approve');
    await topUp(system, shop.accountId, 5000);
    expect(await statusOf(subscriptionId)).toBe('Active');
    expect((await system.find('manual-operations')).map(({ status }) => status)).toEqual(['Declined']);
  });
});

describe('an administrative hold', () => {
  it('stops what runs until it is released', async () => {
    await begin('2026-11-01');
    const shop = await free({});
    const subscriptionId = await subscribe(shop, 1);
    await system.sendOn('2026-11-02', 'hold-account', { accountId: shop.accountId, reason: 'fraud' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped', stopReason: 'administrative_hold' });
    await system.sendOn('2026-11-03', 'release-account', { accountId: shop.accountId });
    expect(await statusOf(subscriptionId)).toBe('Active');
  });
});

describe('a postpaid subscription', () => {
  it('is blocked while its debt of 50.00 is above its limit, and free again when the limit is raised', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { accountTerms: { paymentModel: 'postpay', subscriptionCreditLimit: 100_000 } });
    const subscriptionId = await subscribe(shop, 10);
    expect(await statusOf(subscriptionId)).toBe('Active');
    const limit = async (amount: number | null): Promise<unknown> => {
      await system.send('set-subscription-credit-limit', { subscriptionId, limit: amount });
      return statusOf(subscriptionId);
    };
    expect([await limit(4999), await limit(5000), await limit(1), await limit(null)]).toEqual(['Blocked', 'Active', 'Blocked', 'Active']);
  });

  it('is not stopped by a credit hold, and may be managed in it', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { accountTerms: { paymentModel: 'postpay' } });
    const subscriptionId = await subscribe(shop, 1);
    await correct(shop, -5000, '2026-11-02');
    expect([await accountStatus(shop), await statusOf(subscriptionId)]).toEqual(['Credit hold', 'Active']);
    await system.send('stop-subscription', { subscriptionId });
    expect(await statusOf(subscriptionId)).toBe('Stopped');
  });
});

describe('a postpaid month of 50.00 with 10 days to pay: October', () => {
  it('is written off on the 1st, invoiced on the 2nd, overdue and blocking on the 12th, and free again when it is paid', async () => {
    await begin('2026-10-01');
    const shop = await openShop(system, { accountTerms: { paymentModel: 'postpay', paymentExpirationPeriod: 10 } });
    const subscriptionId = await subscribe(shop, 10);
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 5000, '2026-10-01', '2026-11-01']]);
    const seen: unknown[] = [];
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-11', '2026-11-12']) {
      await system.billingRun(day);
      const [due] = await system.find('payments', { kind: 'services' });
      seen.push([(await system.endingOn(subscriptionId, '2026-11-01'))[0]?.[0], due?.status, due?.dueOn, await statusOf(subscriptionId)]);
    }
    expect(seen).toEqual([
      ['Closed', undefined, undefined, 'Active'],
      ['Closed', 'Waiting for payment', '2026-11-12', 'Active'],
      ['Closed', 'Waiting for payment', '2026-11-12', 'Active'],
      ['Closed', 'Expired', '2026-11-12', 'Blocked'],
    ]);
    const [due] = await system.find('payments', { kind: 'services' });
    await system.send('complete-payment', { paymentId: due?.id, method: 'bank_transfer' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', blockReason: null });
  });
});
