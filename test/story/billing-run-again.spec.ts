import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { EventStore } from '../../application/ports/event-store.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { type RunResult } from '../../application/billing/run/tally.js';
import { addDays } from '../../domain/shared/calendar.js';
import { openPlatform } from '../../infrastructure/main/platform.js';
import { FAST_SECRETS, openShop, subscribe, TestSystem, topUp } from '../support/system.js';

const SEPTEMBER = ['Blocked', 5000, '2026-09-01', '2026-10-01'];

let system: TestSystem;
const runner = (): BillingRunner => system.platform.container.get(BillingRunner);
const runUpTo = async (date: string): Promise<void> => {
  await runner().runUpTo(date);
  await system.settle();
};

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
});
afterEach(() => system.close());

describe('what a run could not do', () => {
  /** Ten licences of an account that has no money on 1 September. */
  const short = async (): Promise<string> => {
    const subscriptionId = await subscribe(system, await openShop(system), 10);
    await system.billingRun('2026-09-01');
    return subscriptionId;
  };

  it('is told with its step, its subscription and the way out', async () => {
    const subscriptionId = await short();
    const detail: unknown = expect.stringContaining('50.00 EUR is needed');
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({
      status: 'Completed with failures', attempt: 1, step: null, failureCount: 1, failures: [{ step: 'subscriptionsCharged', entity: subscriptionId, code: 'insufficient_balance', detail }],
    });
  });

  it('is tried again by a repeated run, which adds to the counts and leaves no failure', async () => {
    const subscriptionId = await short();
    const { accountId } = await system.one('subscriptions', subscriptionId);
    await topUp(system, String(accountId), 20_000);
    await system.send('activate-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ status: 'Completed', attempt: 2, failureCount: 0, failures: [], counts: { ledgersClosed: 1 } });
  });

  it('is tried again step by step', async () => {
    await short();
    const retried = await system.preview<{ runs: readonly RunResult[] }>('retry-billing-step', { date: '2026-09-01', step: 'ordersExpired' });
    expect(retried.runs).toEqual([{ date: '2026-09-01', counts: {}, failures: [] }]);
    // The other step's failure stands until that one is repeated: the subscription is stopped, so nothing is due any more.
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ attempt: 2, failureCount: 1 });
    await system.send('retry-billing-step', { date: '2026-09-01', step: 'subscriptionsCharged' });
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ attempt: 3, status: 'Completed', failureCount: 0 });
  });

  it('cannot be tried alone while the day was not run to its end', async () => {
    await subscribe(system, await openShop(system), 10);
    await system.moveTo('2026-09-01');
    await expect(runner().run('2026-09-01', { signal: AbortSignal.abort() })).rejects.toThrow();
    await expect(system.send('retry-billing-step', { date: '2026-09-01', step: 'ordersExpired' })).rejects.toMatchObject({ code: 'run_not_completed' });
  });
});

describe('days that were missed', () => {
  it('are run one by one: what expired on the 1st is graced from then, and stops when grace is over', async () => {
    const shop = await openShop(system, { billingType: 'csp_annual', term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await runner().run('2026-08-20');
    await system.moveTo('2026-09-26');
    await runUpTo('2026-09-26');
    const runs = await system.find('billing-runs');
    expect(runs.map(({ id }) => id).sort()).toEqual(['2026-08-20', ...Array.from({ length: 37 }, (_, day) => addDays('2026-08-21', day))]);
    expect(runs.filter(({ status }) => status !== 'Completed')).toEqual([]);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ expirationDate: '2026-09-20', graceUntil: '2026-09-25', stoppedOn: '2026-09-25', status: 'Stopped' });
    expect(await system.one('billing-runs', '2026-09-20')).toMatchObject({ counts: { subscriptionsExpired: 1 } });
    expect(await system.one('billing-runs', '2026-09-25')).toMatchObject({ counts: { gracePeriodsEnded: 1 } });
  });

  it('end where the run is asked to stop, and are finished by the next one', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.moveTo('2026-09-01');
    await expect(runner().run('2026-09-01', { signal: AbortSignal.abort() })).rejects.toThrow('the next one goes on with it');
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ status: 'Running', attempt: 1 });
    await runUpTo('2026-09-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ status: 'Completed', attempt: 2 });
  });
});

describe('two runs of a day at once', () => {
  it('charge each subscription once, and are counted once', async () => {
    const shop = await openShop(system);
    const subscriptions: string[] = [];
    while (subscriptions.length < 5) subscriptions.push(await subscribe(system, shop, 10));
    await topUp(system, shop.accountId, 100_000);
    await system.moveTo('2026-09-01');
    await Promise.all([runner().run('2026-09-01'), runner().run('2026-09-01')]);
    for (const subscriptionId of subscriptions) expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([SEPTEMBER]);
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ status: 'Completed', attempt: 2, counts: { subscriptionsCharged: 5 } });
  });

  it('hold the smaller number when the money is enough for one of two', async () => {
    const shop = await openShop(system);
    const first = await subscribe(system, shop, 10);
    const second = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 5_000);
    await system.moveTo('2026-09-01');
    await Promise.all([runner().run('2026-09-01'), runner().run('2026-09-01')]);
    await system.settle();
    expect(await system.endingOn(first, '2026-10-01')).toEqual([SEPTEMBER]);
    expect(await system.one('subscriptions', second)).toMatchObject({ status: 'Stopped' });
  });
});

describe('two servers that run the same day at once', () => {
  /** Both have decided the same before either has written: each waits for the other with what it appends to a ledger. */
  const inStep = (...stores: readonly EventStore[]): void => {
    const waiting = new Map<string, () => void>();
    for (const store of stores) {
      const append = store.append.bind(store);
      store.append = async (stream, revision, events) => {
        const id = events[0]?.id ?? '';
        const other = waiting.get(id);
        waiting.delete(id);
        other?.();
        if (stream.startsWith('ledger-') && !other) await Promise.race([new Promise<void>((resolve) => waiting.set(id, resolve)), sleep(3000)]);
        return append(stream, revision, events);
      };
    }
  };

  it('count each thing once between them: what they say is what was done', async () => {
    const shop = await openShop(system);
    await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.moveTo('2026-09-01');
    const other = await openPlatform(system.config, { clock: system.clock, logger: pino({ level: 'silent' }), secrets: FAST_SECRETS });
    other.start();
    inStep(system.platform.eventStore, other.eventStore);
    const results = await Promise.all([runner(), other.container.get(BillingRunner)].map((each) => each.run('2026-09-01')));
    await other.stop();
    const total = (step: string): number => results.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0);
    expect([total('ledgersClosed'), total('subscriptionsCharged')]).toEqual([1, 1]);
    expect(await system.one('billing-runs', '2026-09-01')).toMatchObject({ status: 'Completed', counts: { ledgersClosed: 1, subscriptionsCharged: 1 } });
  });
});
