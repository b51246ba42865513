import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openShop, subscribe, TestSystem } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

const statusOf = async (subscriptionId: string): Promise<unknown> => (await system.one('subscriptions', subscriptionId)).status;

describe('CSP annual, 10 licences at 6.00, stopped on 16 November', () => {
  let subscriptionId: string;
  beforeEach(async () => {
    await begin('2026-11-01');
    subscriptionId = await subscribe(system, await openShop(system, { billingType: 'csp_annual', fee: 600 }), 10);
    await system.moveTo('2026-11-16');
  });

  it('shows 30.00 written off and 30.00 still held before it is done', async () => {
    expect(await system.preview('preview-ending', { subscriptionId, operation: 'stop' })).toMatchObject({ on: '2026-11-16', writtenOff: 3000, stillHeld: 3000, freed: 0 });
  });

  it('tells a rehearsal the same, and records nothing', async () => {
    const request = { name: 'delete-subscription', body: { subscriptionId }, principal: system.admin, key: 'dry', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' };
    const { events } = (await system.platform.bus.execute(request)) as unknown as { events: readonly { type: string; data: object }[] };
    expect(events.map(({ type }) => type)).toEqual(['SubscriptionDeletionStarted', 'ChargesSplit']);
    expect(events[1]?.data).toMatchObject({ cause: 'end', after: { blocked: 0 } });
    expect(await statusOf(subscriptionId)).toBe('Active');
  });

  it('writes 30.00 off and holds 30.00', async () => {
    await system.send('stop-subscription', { subscriptionId });
    expect((await system.live(subscriptionId)).slice(0, 2)).toEqual([
      ['Closed', 3000, '2026-11-01', '2026-11-16'],
      ['Blocked', 3000, '2026-11-16', '2026-12-01'],
    ]);
  });

  it('frees 30.00 and eleven months when it is deleted instead', async () => {
    expect(await system.preview('preview-ending', { subscriptionId, operation: 'delete' })).toMatchObject({ writtenOff: 3000, stillHeld: 0, freed: 3000 + 11 * 6000 });
    await system.send('delete-subscription', { subscriptionId });
    expect(await system.live(subscriptionId)).toEqual([['Closed', 3000, '2026-11-01', '2026-11-16']]);
    expect(await statusOf(subscriptionId)).toBe('Deleted');
  });
});

describe('Reservation, 31.00 a month for three months from 20 October, at 10 % less', () => {
  it('leaves 31.50 when it is deleted on 16 December: 13.50 of the month was used', async () => {
    await begin('2019-10-20');
    const shop = await openShop(system, { billingType: 'reservation', fee: 3100, term: { count: 3, unit: 'month' } });
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '10', fees: ['recurring'] });
    await system.send('activate-discount', { discountId });
    const subscriptionId = await subscribe(system, shop, 1);
    const standing = async () => {
      const { balance, blocked } = await system.one('accounts', shop.accountId);
      return [balance, blocked];
    };
    expect(await standing()).toEqual([8370, 8370]);
    await system.billingRun('2019-11-01');
    expect(await standing()).toEqual([7290, 7290]);
    await system.billingRun('2019-12-01');
    expect(await standing()).toEqual([4500, 4500]);
    await system.sendOn('2019-12-16', 'delete-subscription', { subscriptionId });
    expect(await standing()).toEqual([3150, 0]);
    expect((await system.live(subscriptionId)).at(-1)).toEqual(['Closed', 1350, '2019-12-01', '2019-12-16']);
  });
});

describe('a term that expires on 24 October, with 5 days of grace and 14 of stop', () => {
  it('is in grace from the 24th to the 28th, stopped on the 29th, deleted on 12 November', async () => {
    await begin('2019-09-24');
    const subscriptionId = await subscribe(system, await openShop(system, { billingType: 'reservation', fee: 3100, term: { count: 1, unit: 'month' } }), 1);
    const seen: Record<string, unknown> = {};
    for (const day of ['2019-10-23', '2019-10-24', '2019-10-28', '2019-10-29', '2019-11-11', '2019-11-12']) {
      await system.billingRun(day);
      seen[day] = await statusOf(subscriptionId);
    }
    expect(seen).toEqual({ '2019-10-23': 'Active', '2019-10-24': 'Graced', '2019-10-28': 'Graced', '2019-10-29': 'Stopped', '2019-11-11': 'Stopped', '2019-11-12': 'Deleted' });
  });
});

describe('what a manager must approve', () => {
  const wait = async (): Promise<{ readonly subscriptionId: string; readonly operationId: string }> => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 600, accountTerms: { stopMode: 'manual' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.send('set-auto-renew', { subscriptionId, on: true });
    await system.moveTo('2026-11-16');
    await system.send('stop-subscription', { subscriptionId }, { as: system.customer(shop.accountId) });
    const [operation] = await system.find('manual-operations', { status: 'Approval required' });
    return { subscriptionId, operationId: operation?.id ?? '' };
  };

  it('waits, with its automatic renewal off, and moves no money', async () => {
    const { subscriptionId } = await wait();
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Waiting for manual approve', autoRenew: { on: false }, autoRenewLocked: true });
    expect((await system.live(subscriptionId))[0]).toEqual(['Blocked', 6000, '2026-11-01', '2026-12-01']);
    await expect(system.send('set-auto-renew', { subscriptionId, on: true })).rejects.toMatchObject({ refusal: 'conflict', code: 'auto_renew_locked' });
    await expect(system.send('stop-subscription', { subscriptionId })).rejects.toMatchObject({ refusal: 'conflict', code: 'waiting_for_approval' });
  });

  it('is stopped as of the day of the approval', async () => {
    const { subscriptionId, operationId } = await wait();
    await system.sendOn('2026-11-20', 'approve-manual-operation', { operationId });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped', stoppedOn: '2026-11-20', stopReason: 'by_customer' });
    await expect(system.send('decline-manual-operation', { operationId })).rejects.toMatchObject({ code: 'operation_decided' });
  });

  it('goes on as it was when it is declined', async () => {
    const { subscriptionId, operationId } = await wait();
    await system.sendOn('2026-11-20', 'decline-manual-operation', { operationId, comment: 'Agreed to stay' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', autoRenew: { on: true }, autoRenewLocked: false });
    expect(await system.one('manual-operations', operationId)).toMatchObject({ status: 'Declined', decidedOn: '2026-11-20' });
  });
});

describe('what the service terms of a plan let a manager approve', () => {
  it('waits, whatever the terms of the account say; the deletion is not asked about', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 600, terms: { stopMode: 'manual' } });
    const subscriptionId = await subscribe(system, shop, 10);
    for (const [operation, needsApproval] of [['stop', true], ['delete', false]] as const)
      expect(await system.preview('preview-ending', { subscriptionId, operation })).toMatchObject({ needsApproval });
    await system.send('stop-subscription', { subscriptionId });
    expect(await statusOf(subscriptionId)).toBe('Waiting for manual approve');
    expect(await system.find('manual-operations', { status: 'Approval required' })).toHaveLength(1);
  });

  it('holds for a hold of the account too', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { terms: { stopMode: 'manual' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.send('hold-account', { accountId: shop.accountId, reason: 'fraud' });
    await system.settle();
    expect(await statusOf(subscriptionId)).toBe('Waiting for manual approve');
  });
});

describe('a type that obliges for its whole term', () => {
  it('is not stopped or deleted by the customer', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'non_refund' });
    const subscriptionId = await subscribe(system, shop, 10);
    for (const name of ['stop-subscription', 'delete-subscription'])
      await expect(system.send(name, { subscriptionId }, { as: system.customer(shop.accountId) })).rejects.toMatchObject({ refusal: 'rule', code: 'ended_by_managers' });
    expect(await statusOf(subscriptionId)).toBe('Active');
  });
});

describe('a deletion that waits for a manager', () => {
  it('is carried out when the stop period is over, and its question taken back', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'csp_annual', accountTerms: { deleteMode: 'manual' } });
    const subscriptionId = await subscribe(system, shop, 1);
    await system.send('stop-subscription', { subscriptionId });
    await system.settle();
    await system.send('delete-subscription', { subscriptionId });
    expect(await statusOf(subscriptionId)).toBe('Waiting for manual approve');
    await system.billingRun('2026-11-15');
    expect(await statusOf(subscriptionId)).toBe('Deleted');
    expect((await system.find('manual-operations')).map(({ status }) => status)).toEqual(['Declined']);
  });
});

describe('the automatic renewal', () => {
  it('is for a period of its plan', async () => {
    await begin('2026-11-01');
    const subscriptionId = await subscribe(system, await openShop(system), 1);
    await expect(system.send('set-auto-renew', { subscriptionId, on: true, periodId: 'unheard_of' })).rejects.toMatchObject({ refusal: 'not_found', pointer: '/periodId' });
    await system.send('set-auto-renew', { subscriptionId, on: true, periodId: 'period' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ autoRenew: { on: true, periodId: 'period' } });
  });
});
