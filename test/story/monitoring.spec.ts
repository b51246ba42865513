import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { BillingAlerts } from '../../application/billing/checks/billing-alerts.js';
import { ReadBusinessFigures } from '../../application/billing/checks/business-figures.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal, type Principal } from '../../application/spine/principal.js';
import { Transactor } from '../../application/spine/transactor.js';
import { azureLink } from '../../domain/consumption/azure/azure-link.js';
import type { BusinessFigures } from '../../application/ports/business-status.js';
import { day, meter, page, rateCardDocument, VM } from '../support/azure.js';
import { ownPlan, resellerBelow } from '../support/chain.js';
import { HttpSystem } from '../support/http-system.js';
import { TENANT } from '../support/reservations.js';
import { at, openShop, order, pay, topUp, type TestSystem } from '../support/system.js';

const ENDLESS = { billingType: 'payg_external', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }], markup: '15' };

describe('monitoring of billing dates (domain.md 5.14)', () => {
  let http: HttpSystem;
  let system: TestSystem;
  let subscriptionId: string;
  let accountId: string;

  beforeEach(async () => {
    http = await HttpSystem.open({ on: '2026-08-20' });
    ({ system } = http);
    const shop = await openShop(system, { billingType: 'csp_monthly' });
    const placed = await order(system, shop, 10);
    ({ accountId } = shop);
    subscriptionId = String(placed.subscriptionId);
    await pay(system, placed.id);
  });
  afterEach(() => http.close());

  const figures = (): Promise<BusinessFigures> => system.platform.container.get(ReadBusinessFigures).figures();
  const overdue = async () => [...(await figures()).overdue.values()];
  const alerts = (as: Principal = system.admin) => system.platform.container.get(BillingAlerts).of(as);

  it('a billing day that did not come is overdue once it is over for everybody, and no longer once it was run', async () => {
    await system.moveTo('2026-09-01');
    expect(await overdue()).toEqual([0]);
    await system.moveTo('2026-09-02');
    expect(await overdue()).toEqual([1]);
    expect(await alerts()).toEqual([expect.objectContaining({ alert: 'billing_overdue', subscriptionId, accountId, since: '2026-09-01', count: 1, status: 'Active', number: expect.stringMatching(/^S/) })]);
    await system.platform.container.get(BillingRunner).run('2026-09-01');
    await system.settle();
    system.clock.moveTo('2026-09-02T10:00:00.000Z');
    expect([await overdue(), await alerts()]).toEqual([[0], []]);
  });

  it('tells how late charges were written off, by the day on which they fell due', async () => {
    await topUp(system, accountId, 100_000);
    await system.billingRun('2026-09-01');
    expect((await figures()).delays).toMatchObject({ count: 1, sum: 9 * 3600 });
    await system.billingRun('2026-10-03');
    system.clock.moveTo('2026-10-03T10:00:00.000Z');
    expect((await figures()).delays).toMatchObject({ count: 2, sum: 9 * 3600 + (2 * 24 + 9) * 3600 });
    const { text } = await http.request('GET', '/metrics', { token: null });
    expect(text).toContain('skyledger_billing_delay_seconds_bucket{le="43200"} 1\n');
    expect(text).toContain('skyledger_billing_delay_seconds_bucket{le="259200"} 2\n');
    expect(text).toContain('skyledger_billing_delay_seconds_count 2\n');
  });

  it('tells how fresh Azure usage is, and what of it has no price', async () => {
    const planId = await ownPlan(system, ENDLESS);
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    const azure = String((await system.one('orders', id)).subscriptionId);
    await system.settle();
    await system.moveTo('2026-08-22');
    const window = { subscriptionId: azure, startTime: '2026-08-20T00:00:00Z', endTime: '2026-08-22T06:00:00Z', granularity: 'daily', receivedAt: at('2026-08-22'), pageNumber: 1 };
    await system.send('import-azure-usage', { delivery: window, page: page([day('2026-08-21', 24)]) });
    await system.settle();
    expect(await figures()).toMatchObject({ lastImport: at('2026-08-22'), reportedUntil: '2026-08-22T06:00:00.000Z', unpriced: { price_list_missing: 1, unlisted: 0, first_rate_missing: 0 } });
    expect(await alerts()).toEqual([expect.objectContaining({ alert: 'usage_unpriced', subscriptionId: azure, since: '2026-08-21', count: 1 })]);
    const { text } = await http.request('GET', '/metrics', { token: null });
    expect(text).toContain('skyledger_azure_usage_unpriced{reason="price_list_missing"} 1\n');
    expect(text).toContain(`skyledger_azure_usage_last_import_timestamp_seconds ${Date.parse(at('2026-08-22')) / 1000}\n`);
  });

  it('an Azure subscription whose billing date passed is counted, and listed where the count leads to, until its use is written off', async () => {
    const planId = await ownPlan(system, ENDLESS);
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    const azure = String((await system.one('orders', id)).subscriptionId);
    await system.settle();
    await system.moveTo('2026-08-22');
    await system.send('import-azure-rate-card', { fetchedAt: '2026-08-20T00:00:00Z', rateCard: rateCardDocument([meter(VM, { 0: 1 })]) });
    await system.send('import-azure-usage', { delivery: { subscriptionId: azure, startTime: '2026-08-20T00:00:00Z', endTime: '2026-08-22T06:00:00Z', granularity: 'daily', receivedAt: at('2026-08-22'), pageNumber: 1 }, page: page([day('2026-08-21', 24)]) });
    await system.settle();
    const noticed = async (): Promise<readonly [metric: string | undefined, listed: readonly unknown[]]> => {
      const { text } = await http.request('GET', '/metrics', { token: null });
      const listed = await http.request('GET', `/api/billing-alerts?filter=${encodeURIComponent(JSON.stringify({ alert: 'billing_overdue', subscriptionId: [azure] }))}`, { token: await http.signIn('ada@example.com') });
      return [/^skyledger_billing_overdue\{reseller="[^"]+"\} (\d+)$/m.exec(text)?.[1], listed.json() as unknown as readonly unknown[]];
    };
    await system.moveTo('2026-09-01');
    expect(await noticed()).toEqual(['0', []]);
    await system.moveTo('2026-09-02');
    expect(await noticed()).toEqual(['2', [expect.objectContaining({ subscriptionId: azure, since: '2026-09-01', count: 1, status: 'Active' })]]);
    await system.platform.container.get(BillingRunner).run('2026-09-01');
    await system.settle();
    system.clock.moveTo('2026-09-02T10:00:00.000Z');
    expect(await noticed()).toEqual(['0', []]);
  });

  it('notices a linked subscription that is not fetched for a day; one that is idle is not late', async () => {
    const planId = await ownPlan(system, ENDLESS);
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    const azure = String((await system.one('orders', id)).subscriptionId);
    await system.settle();
    await system.send('link-azure-subscription', { subscriptionId: azure, customerTenantId: TENANT, azureSubscriptionId: '1c461a25-f729-4fa5-aadb-280947dd05e8' });
    await system.moveTo('2026-08-21');
    const late = async () => [(await figures()).latePulls, (await alerts()).map(({ alert, since }) => [alert, since])];
    expect(await late()).toEqual([1, [['usage_pull_late', '2026-08-20']]]);
    const cover = async (until: string) => {
      const ctx = followUp(systemPrincipal('test'), { id: until, correlationId: 'test', now: system.clock.now() }, 'cover');
      await system.platform.container.get(Transactor).transact(azureLink, azure, { type: 'CoverUsage', pullId: 'p', window: { startTime: '2026-08-20T00:00:00.000Z', endTime: until }, at: system.clock.now() }, ctx, { scope: { resellerId: system.admin.resellerId, resellerPath: system.admin.resellerPath, accountId } });
      await system.settle();
      system.clock.moveTo(`${system.clock.now().slice(0, 10)}T10:00:00.000Z`);
    };
    await cover('2026-08-21T08:00:00.000Z');
    expect([await late(), (await figures()).lastPull]).toEqual([[0, []], at('2026-08-21')]);
    await system.moveTo('2026-08-23');
    expect(await late()).toEqual([1, [['usage_pull_late', '2026-08-21']]]);
  });

  it('names no subscription and no account in a label, and one reseller a line', async () => {
    await system.moveTo('2026-09-02');
    const { text } = await http.request('GET', '/metrics', { token: null });
    expect(text).toContain(`skyledger_billing_overdue{reseller="${system.admin.resellerId}"} 1\n`);
    for (const id of [subscriptionId, accountId]) expect(text).not.toContain(id);
  });

  it('rulings, Azure 15: every metric begins with skyledger_', async () => {
    const { text } = await http.request('GET', '/metrics', { token: null });
    const names = text.split('\n').flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !name.startsWith('skyledger_'))).toEqual([]);
  });

  it('shows each seller what is his or below him, and customers nothing', async () => {
    await system.moveTo('2026-09-02');
    const below = await resellerBelow(system, system.admin, 'Reseller One');
    await system.settle();
    expect([(await alerts()).length, await alerts(below)]).toEqual([1, []]);
    await expect(alerts(system.customer(accountId))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lists them in pages, by filter and in order', async () => {
    const second = await order(system, { ...(await openShop(system, { fee: 700 })), accountId }, 1);
    await pay(system, second.id);
    await system.moveTo('2026-09-02');
    const token = await http.signIn('ada@example.com');
    const ask = async (query: Readonly<Record<string, unknown>>) => http.request('GET', `/api/billing-alerts?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)] as [string, string])).toString()}`, { token });
    const all = await ask({ sort: ['number', 'DESC'], range: [0, 0] });
    expect([all.headers.get('content-range'), all.json()]).toEqual(['billing-alerts 0-0/2', [expect.objectContaining({ subscriptionId: second.subscriptionId })]]);
    expect((await ask({ filter: { alert: 'usage_unpriced' } })).json()).toEqual([]);
    expect((await ask({ filter: { subscriptionId: [subscriptionId] } })).headers.get('content-range')).toBe('billing-alerts 0-0/1');
    expect((await ask({ filter: { colour: 'red' } })).status).toBe(400);
    expect((await http.request('GET', '/api/billing-alerts', { token: null })).status).toBe(401);
  });
});
