import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../application/spine/principal.js';
import { delegateDown, ownPlan, seen, type Chain } from '../support/chain.js';
import { pay, TestSystem, topUp } from '../support/system.js';

const fees = (setup: number, recurring: number, renewal = 0) => ({ setup, recurring, renewal });

describe('the reseller chain of each kind of plan', () => {
  let system: TestSystem;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
  });
  afterEach(() => system.close());

  const subscribed = async ({ plans, accountId }: Chain, periodId: string, quantities: readonly object[]): Promise<string> => {
    const { id } = await system.send('place-order', { accountId, planId: plans[2], periodId, quantities });
    const { subscriptionId, status } = await system.one('orders', id);
    if (status === 'Waiting for payment') await pay(system, id);
    return String(subscriptionId);
  };
  /** By level and fee, in the order of the days: what was charged. */
  const charged = async (level: number) => {
    const rows = (await system.find('reseller-charges')) as unknown as readonly { level: number; fee: string; resourceKey: string | null; weight: string; amount: number; period: { from: string } }[];
    const own = rows.filter((row) => row.level === level);
    return own.map(({ fee, resourceKey, weight, amount, period }) => [period.from, fee, resourceKey, weight, amount]).sort();
  };

  it('fees of the plan itself, of the period that was sold: setup once, the months by their weights', async () => {
    const periods = (factor: number) => [{ periodId: 'quarter', fees: fees(1000 * factor, 3100 * factor) }, { periodId: 'year', fees: fees(0, 2000 * factor) }];
    const planId = await ownPlan(system, { billingType: 'reservation', periods: [{ periodId: 'quarter', term: { count: 3, unit: 'month' }, fees: fees(1000, 3100) }, { periodId: 'year', term: { count: 1, unit: 'year' }, fees: fees(0, 2000) }] });
    const chain = await delegateDown(system, planId, [['change-plan-prices', { periods: periods(2) }], ['change-plan-prices', { periods: periods(3) }]]);
    await topUp(system, chain.accountId, 100_000);
    await subscribed(chain, 'quarter', []);
    expect(await charged(1)).toEqual([['2026-10-20', 'setup', null, '1', 2000]]);
    for (const day of ['2026-11-01', '2026-12-01', '2027-01-01', '2027-01-20']) await system.billingRun(day);
    expect(await charged(1)).toEqual([['2026-10-20', 'recurring', null, '12/31', 2400], ['2026-10-20', 'setup', null, '1', 2000], ['2026-11-01', 'recurring', null, '1', 6200], ['2026-12-01', 'recurring', null, '1', 6200], ['2027-01-01', 'recurring', null, '19/31', 3800]]);
    expect((await charged(2)).map((row) => row[4])).toEqual([1200, 1000, 3100, 3100, 1900]);
  });

  it('the period of a renewal is what its fees are those of', async () => {
    const prices = (factor: number) => ({ periods: [{ periodId: 'month', fees: fees(0, 1000 * factor, 100 * factor) }, { periodId: 'year', fees: fees(0, 500 * factor, 700 * factor) }] });
    const planId = await ownPlan(system, { billingType: 'reservation', periods: [{ periodId: 'month', term: { count: 1, unit: 'month' }, ...prices(1).periods[0] }, { periodId: 'year', term: { count: 1, unit: 'year' }, ...prices(1).periods[1] }] });
    const chain = await delegateDown(system, planId, [['change-plan-prices', prices(2)], ['change-plan-prices', prices(3)]]);
    await topUp(system, chain.accountId, 100_000);
    const subscriptionId = await subscribed(chain, 'month', []);
    const { id } = await system.send('renew-subscription', { subscriptionId, periodId: 'year' });
    await system.settle();
    await pay(system, id);
    expect((await charged(2)).filter((row) => row[1] === 'renewal')).toEqual([[expect.any(String), 'renewal', null, '1', 700]]);
  });

  it('pay as you go at prices of the vendor: markup upon markup, from the vendor\'s cost down', async () => {
    const planId = await ownPlan(system, { billingType: 'payg_external', markup: '15', periods: [{ periodId: 'endless' }], resources: [] });
    const chain = await delegateDown(system, planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '20' }]]);
    await topUp(system, chain.accountId, 10_000);
    const subscriptionId = await subscribed(chain, 'endless', []);
    const days = ['2026-10-21', '2026-10-22', '2026-10-23'];
    await system.moveTo('2026-10-24');
    await system.send('record-consumption', { subscriptionId, records: days.map((usedOn) => ({ recordId: usedOn, usedOn, resourceKey: 'vm', quantity: '24', netUnitPrice: '0.096' })) });
    await system.billingRun('2026-11-01');
    // 6.912 x 1.15 = 7.9488; x 1.10 = 8.74368; x 1.20 = 10.492416
    expect((await system.charges({ subscriptionId })).filter(({ status }) => status === 'Closed').map(({ net }) => net)).toEqual([1049]);
    expect([(await charged(1)).map((row) => row[4]), (await charged(2)).map((row) => row[4])]).toEqual([[874], [795]]);
    expect(JSON.stringify(await seen(system, 'supplier-charges', chain.r1))).not.toContain('"markup"');
    expect(JSON.stringify(await seen(system, 'supplier-charges', chain.r2))).not.toMatch(/3456|"cost"|"markup"/);
    // The seller sees what he pays (8.74368), never what the vendor asks (6.912).
    const own = JSON.stringify([await seen(system, 'charges', chain.r2), await seen(system, 'consumption-records', chain.r2)]);
    expect(own).toContain('"netCost":"109296/125"');
    expect(own).not.toMatch(/3456|1152/);
  });

  it('pay as you go at prices of the vendor: a rehearsal tells those above the seller nothing of what he pays, day by day neither', async () => {
    const planId = await ownPlan(system, { billingType: 'payg_external', markup: '15', periods: [{ periodId: 'endless' }], resources: [] });
    const chain = await delegateDown(system, planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '20' }]]);
    await topUp(system, chain.accountId, 10_000);
    const subscriptionId = await subscribed(chain, 'endless', []);
    const body = { subscriptionId, records: [{ recordId: 'a', usedOn: '2026-10-20', resourceKey: 'vm', quantity: '24', netUnitPrice: '0.096' }] };
    const rehearsed = async (principal: Principal) => JSON.stringify(await system.platform.bus.execute({ name: 'record-consumption', body, principal, key: 'dry', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' }));
    expect(await rehearsed(chain.r2)).toContain('36432/125');
    for (const above of [chain.d, chain.r1]) {
      expect(await rehearsed(above)).toContain('ConsumptionRecorded');
      expect(await rehearsed(above)).not.toContain('36432/125');
    }
  });

  it('pay as you go at prices of the vendor: a markup that changes leaves what others are owed for the days before as it was', async () => {
    const planId = await ownPlan(system, { billingType: 'payg_external', markup: '15', periods: [{ periodId: 'endless' }], resources: [] });
    const chain = await delegateDown(system, planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '20' }]]);
    await topUp(system, chain.accountId, 10_000);
    const subscriptionId = await subscribed(chain, 'endless', []);
    const use = (on: string, quantity = '100') => system.sendOn(on, 'record-consumption', { subscriptionId, records: [{ recordId: on, usedOn: on, resourceKey: 'vm', quantity, netUnitPrice: '0.1' }] });
    await use('2026-10-21');
    await system.send('set-markup', { planId: chain.plans[1], percentage: '100' }, { as: chain.r1 });
    await use('2026-10-22', '0.01');
    await system.billingRun('2026-11-01');
    // 10.00 and 0.001 of the vendor x 1.15: the distributor's 11.50; R1 asks 10 % more, and twice as much from the 22nd on.
    expect([(await charged(1)).map((row) => row[4]), (await charged(2)).map((row) => row[4])]).toEqual([[1265], [1150]]);
  });

  it('pay as you go at the plan\'s own prices: each level rates what was used beyond what is included', async () => {
    const price = (recurring: number) => ({ resources: [{ key: 'vm', fees: fees(0, recurring) }] });
    const planId = await ownPlan(system, { billingType: 'payg_internal', periods: [{ periodId: 'endless' }], resources: [{ key: 'vm', name: 'Hours', unit: 'hour', included: 10, minimum: 10, fees: fees(0, 8) }] });
    const chain = await delegateDown(system, planId, [['change-plan-prices', price(10)], ['change-plan-prices', price(12)]]);
    await topUp(system, chain.accountId, 10_000);
    const subscriptionId = await subscribed(chain, 'endless', [{ resourceKey: 'vm', quantity: 10 }]);
    await system.send('record-consumption', { subscriptionId, records: [{ recordId: 'a', usedOn: '2026-10-20', resourceKey: 'vm', quantity: '34.5' }] });
    await system.billingRun('2026-11-01');
    expect([(await charged(1)).map((row) => row[4]), (await charged(2)).map((row) => row[4])]).toEqual([[245], [196]]);
  });

  it('pay as you go at the plan\'s own prices: a price that changes leaves what others are owed for the days before as it was', async () => {
    const price = (recurring: number) => ({ resources: [{ key: 'vm', fees: fees(0, recurring) }] });
    const planId = await ownPlan(system, { billingType: 'payg_internal', periods: [{ periodId: 'endless' }], resources: [{ key: 'vm', name: 'Hours', unit: 'hour', included: 10, minimum: 10, fees: fees(0, 8) }] });
    const chain = await delegateDown(system, planId, [['change-plan-prices', price(10)], ['change-plan-prices', price(12)]]);
    await topUp(system, chain.accountId, 10_000);
    const subscriptionId = await subscribed(chain, 'endless', [{ resourceKey: 'vm', quantity: 10 }]);
    const use = (on: string, quantity: string, recordId = on) => system.sendOn(on, 'record-consumption', { subscriptionId, records: [{ recordId, usedOn: recordId, resourceKey: 'vm', quantity }] });
    await use('2026-10-20', '30');
    await system.moveTo('2026-10-22');
    await system.send('change-plan-prices', { planId: chain.plans[1], ...price(20) }, { as: chain.r1 });
    await use('2026-10-22', '10');
    // A meter that is read again changes the day of use, at the price of that day.
    await use('2026-10-23', '34.5', '2026-10-20');
    await system.billingRun('2026-11-01');
    expect([(await charged(1)).map((row) => row[4]), (await charged(2)).map((row) => row[4])]).toEqual([[445], [276]]);
  });
});
