import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { AttemptLog } from '../../application/billing/run/run-attempt.js';
import { BillingSteps } from '../../application/billing/run/billing-steps.js';
import { RunCalendar } from '../../application/billing/run/run-calendar.js';
import { Settling } from '../../application/billing/run/settling.js';
import { Transactor } from '../../application/spine/transactor.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { billingRun } from '../../domain/billing/billing-run.js';
import { change, openShop, order, pay, subscribe, TestSystem, topUp } from '../support/system.js';

const SEPTEMBER = ['Blocked', 5000, '2026-09-01', '2026-10-01'];

let system: TestSystem;
const runner = (): BillingRunner => system.platform.container.get(BillingRunner);
const runUpTo = async (date: string): Promise<void> => {
  await runner().runUpTo(date);
  await system.settle();
};
/** A run that began, and whose process ended before it did anything. */
const crashOn = async (date: string): Promise<void> => {
  const { resellerId, resellerPath } = system.admin;
  const ctx = followUp(systemPrincipal('billing-run'), { id: 'crash', correlationId: 'crash', now: system.clock.now() }, 'start');
  await system.platform.container.get(Transactor).transact(billingRun, date, { type: 'StartRun', date, attempt: 1, only: null }, ctx, { scope: { resellerId, resellerPath, accountId: null } });
};

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
});
afterEach(() => system.close());

describe('the run of a billing day: 10 licences at 5.00, billing day 1', () => {
  it('holds September once when the subscription was activated that morning', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await system.sendOn('2026-09-01', 'activate-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
  });

  it('holds September once when it stopped the subscription, which was topped up and activated, and is repeated', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await system.billingRun('2026-09-01');
    await topUp(system, shop.accountId, 20_000);
    await system.sendOn('2026-09-01', 'activate-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
  });

  it('charges 50.00 beside the 20.00 of four more licences that were paid that morning', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.moveTo('2026-09-01');
    await pay(system, await change(system, subscriptionId, 14));
    await system.billingRun('2026-09-01');
    expect((await system.endingOn(subscriptionId, '2026-10-01')).map(([, net]) => net).sort()).toEqual([2000, 5000]);
  });

  it('is refused for a day that has not come', async () => {
    await expect(runner().runUpTo('2026-08-21')).rejects.toMatchObject({ code: 'date_in_future' });
  });

  it('does not begin while the views are behind', async () => {
    const { container, views, workflows } = system.platform;
    const behind = new Settling({ catchUp: () => Promise.resolve(false) }, workflows);
    const blind = new BillingRunner(container.get(AttemptLog), container.get(BillingSteps), container.get(RunCalendar), behind, views, system.clock);
    await expect(blind.run('2026-09-01')).rejects.toThrow('the read models are behind');
    expect(await system.find('billing-runs')).toEqual([]);
  });
});

describe('a run that comes late', () => {
  it('charges September for the 10 of the billing day, and 28/30 of the four that came on the 3rd', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await runner().run('2026-08-20');
    await system.moveTo('2026-09-03');
    await pay(system, await change(system, subscriptionId, 14));
    await runUpTo('2026-09-03');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER, ['Blocked', 1867, '2026-09-03', '2026-10-01']]);
  });

  it('finishes the day on which a run crashed', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await runner().run('2026-08-31');
    await system.moveTo('2026-09-01');
    await crashOn('2026-09-01');
    await system.moveTo('2026-09-02');
    await runUpTo('2026-09-02');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
  });

  it('goes back to the first sale when it is the first run of all', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.moveTo('2026-09-02');
    await runUpTo('2026-09-02');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 1935, '2026-08-20', '2026-09-01'], SEPTEMBER]);
  });

  it('goes back to it also when its first days are free: pay in full owes September', async () => {
    const shop = await openShop(system, { billingType: 'pay_in_full' });
    const { id, subscriptionId } = await order(system, shop, 10);
    expect(await system.one('orders', id)).toMatchObject({ status: 'Completed' });
    await topUp(system, shop.accountId, 20_000);
    await system.moveTo('2026-09-02');
    await runUpTo('2026-09-02');
    expect(await system.live(String(subscriptionId))).toEqual([SEPTEMBER]);
  });
});

describe('a reseller west of the distributor', () => {
  it('is charged September for what was paid there on 31 August, when it was 1 September at the distributor', async () => {
    const { id: resellerId } = await system.send('create-reseller', { name: 'Andes', currency: 'EUR', timeZone: 'America/Santiago', locale: 'es' });
    const { id: managerId } = await system.send('create-manager', { resellerId, role: 'admin', firstName: 'Eva', lastName: 'Rojas', email: 'eva@example.com', password: 'a long password' });
    await system.settle();
    const andes = system.as({ ...system.admin, id: managerId, resellerId, resellerPath: `${system.admin.resellerPath}${resellerId}/` });
    const shop = await openShop(andes);
    system.clock.moveTo('2026-09-01T01:00:00.000Z');
    await system.send('run-billing', {});
    const subscriptionId = await subscribe(andes, shop, 10);
    await topUp(andes, shop.accountId, 20_000);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', startDate: '2026-08-31' });
    await system.sendOn('2026-09-02', 'run-billing', {});
    await system.billingRun('2026-10-01');
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 161, '2026-08-31', '2026-09-01'],
      ['Closed', 5000, '2026-09-01', '2026-10-01'],
      ['Blocked', 5000, '2026-10-01', '2026-11-01'],
    ]);
  });
});
