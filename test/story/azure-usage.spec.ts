import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sightOf } from '../../application/queries/visibility.js';
import { day, DISK, hoursOf, meter, page, rateCardDocument, VM, type Used } from '../support/azure.js';
import { delegateDown, ownPlan, projectionOf, seen } from '../support/chain.js';
import { TestSystem } from '../support/system.js';

const HOURLY = meter(VM, { 0: 0.096 });
const ENDLESS = { billingType: 'payg_external', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }] };
const NOV = '2026-11-01';

describe('Azure usage (domain.md 5.5 and 5.6)', () => {
  let system: TestSystem;
  let planId: string;
  let accountId: string;
  let subscriptionId: string;

  const open = async (): Promise<void> => {
    system = await TestSystem.open({ on: '2026-10-20' });
    planId = await ownPlan(system, { ...ENDLESS, markup: '15' });
    accountId = (await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } })).id;
    await system.settle();
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    subscriptionId = String((await system.one('orders', id)).subscriptionId);
    await system.settle();
  };
  beforeEach(open);
  afterEach(() => system.close());

  const list = (meters: readonly object[], more: object = {}) => system.send('import-azure-rate-card', { fetchedAt: system.clock.now(), region: 'DE', rateCard: rateCardDocument(meters), ...more });
  const body = (used: readonly Used[], delivery: object = {}) => ({
    delivery: { subscriptionId, startTime: '2026-10-01T00:00:00Z', endTime: system.clock.now(), granularity: 'hourly', receivedAt: system.clock.now(), pageNumber: 1, ...delivery }, page: page(used),
  });
  const use = async (on: string, ...used: readonly Used[]): Promise<void> => {
    await system.moveTo(on);
    await system.send('import-azure-usage', body(used));
    await system.settle();
  };
  const daily = async () => (await seen(system, 'azure-daily', system.admin)).filter((row) => row['subscriptionId'] === subscriptionId).map(({ period, usageDate, quantity, netCost, cost }) => [(period as { from: string }).from, usageDate, quantity, netCost, cost]).sort();

  it('accepts of 5.5: 24 hours of a resource are one row of a day; three days of 0.096 with 15 % are 7.95 on the charge', async () => {
    await list([HOURLY]);
    for (const date of ['2026-11-01', '2026-11-02', '2026-11-03']) await use('2026-11-04', ...hoursOf(date, 1));
    expect(await daily()).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'].map((date) => [NOV, date, '24', '2.304', '2.6496']));
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 795, NOV, '2026-12-01']]);
    expect((await system.find('azure-daily', { subscriptionId }))[0]).toMatchObject({ unitPrice: '0.11040000', records: 24, currency: 'EUR' });
    expect((await system.charges({ subscriptionId }))[0]?.derivation).toMatchObject({ exact: '19872/25', consumption: { netCost: '3456/5' } });
  });

  it('accepts of 5.5: sent again it changes nothing; a corrected hour changes the day by the difference, after the billing day in the next period', async () => {
    await list([HOURLY]);
    await use('2026-11-02', ...hoursOf('2026-11-01', 1));
    const before = [await daily(), await system.charges({ subscriptionId })];
    await use('2026-11-03', ...hoursOf('2026-11-01', 1));
    expect([await daily(), await system.charges({ subscriptionId })]).toEqual(before);
    await system.billingRun('2026-12-01');
    await use('2026-12-02', { from: '2026-11-01T05:00:00Z', quantity: '11' });
    expect(await daily()).toEqual([[NOV, '2026-11-01', '24', '2.304', '2.6496'], ['2026-12-01', '2026-11-01', '10', '0.96', '1.104']]);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, '2026-12-01'], ['Blocked', 110, '2026-12-01', '2027-01-01']]);
  });

  it('a delivery of the old period that comes after its billing day leaves what is written off as it is', async () => {
    await list([HOURLY]);
    await use('2026-11-02', ...hoursOf('2026-11-01', 1));
    await system.billingRun('2026-12-01');
    await system.send('import-azure-usage', body([day('2026-11-02', 24)], { receivedAt: '2026-11-30T08:00:00Z' }));
    await system.settle();
    expect(await system.live(subscriptionId)).toEqual([['Closed', 265, NOV, '2026-12-01'], ['Blocked', 265, '2026-12-01', '2027-01-01']]);
  });

  it('usage of before a deletion that comes after it is charged once, and nothing twice', async () => {
    await list([HOURLY]);
    await use('2026-11-02', ...hoursOf('2026-11-01', 1));
    await system.sendOn('2026-11-05', 'delete-subscription', { subscriptionId });
    await use('2026-11-06', ...hoursOf('2026-11-02', 1));
    await system.billingRun('2026-12-01');
    await system.billingRun('2027-01-01');
    expect((await system.one('accounts', accountId)).balance).toBe(-530);
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('the same pages in another order of arrival end in the same rows and the same charge', async () => {
    const results: unknown[] = [];
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 1, 2, 0, 2]]) {
      await system.close();
      await open();
      await list([meter(VM, { 0: 1.99, 100: 0.99 })]);
      await system.moveTo('2026-11-10');
      const pages = [
        body(hoursOf('2026-11-01', 3), { receivedAt: '2026-11-02T08:00:00Z', endTime: '2026-11-02T00:00:00Z' }),
        body(hoursOf('2026-11-02', 4), { receivedAt: '2026-11-03T08:00:00Z', endTime: '2026-11-03T00:00:00Z' }),
        body([{ from: '2026-11-01T05:00:00Z', quantity: 50 }, { from: '2026-11-02T05:00:00Z', quantity: 0 }], { receivedAt: '2026-11-04T08:00:00Z', endTime: '2026-11-04T00:00:00Z' }),
      ];
      for (const place of order) await system.send('import-azure-usage', pages[place] ?? {});
      await system.settle();
      results.push([await daily(), await system.live(subscriptionId)]);
    }
    expect(results[0]).toEqual([[[NOV, '2026-11-01', '119', '217.81', '250.4815'], [NOV, '2026-11-02', '92', '91.08', '104.742']], [['Blocked', 35522, NOV, '2026-12-01']]]);
    expect(results).toEqual([results[0], results[0], results[0]]);
  });

  it('accepts of 5.6: unlisted usage is ignored, counted and listed; without a price list it waits, and is rated when the list comes', async () => {
    await use('2026-11-02', ...hoursOf('2026-11-01', 1), day('2026-11-01', 5, { meterId: DISK }));
    const unpriced = async () => (await system.find('azure-unpriced')).map(({ reason, records, quantity }) => [reason, records, quantity]).sort();
    expect([await daily(), await unpriced(), await system.live(subscriptionId)]).toEqual([[], [['price_list_missing', 1, '5'], ['price_list_missing', 24, '24']], []]);
    await list([HOURLY]);
    await system.settle();
    expect([await daily(), await unpriced()]).toEqual([[[NOV, '2026-11-01', '24', '2.304', '2.6496']], [['unlisted', 1, '5']]]);
    await system.moveTo('2026-11-05');
    await list([HOURLY, meter(DISK, { 0: 1 })]);
    expect([(await daily()).length, await unpriced(), await system.live(subscriptionId)]).toEqual([2, [], [['Blocked', 840, NOV, '2026-12-01']]]);
    expect(await system.find('azure-rate-cards')).toHaveLength(2);
  });

  it('what costs more than a charge can hold is a failed step that says so; once corrected, it is charged', async () => {
    await list([meter(VM, { 0: '100000000' })]);
    await use('2026-11-02', day('2026-11-01', '999999999999'));
    const [failed] = await system.find('failed-steps');
    expect([failed?.['code'], await system.live(subscriptionId)]).toEqual(['amount_too_large', []]);
    await use('2026-11-03', day('2026-11-01', '2'));
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 23_000_000_000, NOV, '2026-12-01']]);
    await system.send('retry-step', { stepId: String(failed?.['id']) });
    await system.settle();
    expect([(await system.find('failed-steps')).filter(({ status }) => status === 'Failed'), await system.live(subscriptionId)]).toEqual([[], [['Blocked', 23_000_000_000, NOV, '2026-12-01']]]);
  });

  it('keeps net cost from the customer, in every field', async () => {
    await list([HOURLY]);
    await use('2026-11-02', ...hoursOf('2026-11-01', 1));
    const shown = async (view: string): Promise<string> => JSON.stringify((await system.find(view, { subscriptionId })).map((row) => sightOf(projectionOf(view), system.customer(accountId)).show(row)));
    expect(await shown('azure-daily')).toContain('"cost":"2.6496"');
    expect((await shown('azure-daily')) + (await shown('charges'))).not.toMatch(/netCost|2\.304|1152/);
    expect(() => sightOf(projectionOf('azure-unpriced'), system.customer(accountId))).toThrow();
  });

  it.each([
    ['other_currency', 'import-azure-rate-card', () => ({ fetchedAt: '2026-10-20T08:00:00Z', rateCard: rateCardDocument([HOURLY], { currency: 'USD' }) })],
    ['vendor_document', 'import-azure-rate-card', () => ({ fetchedAt: '2026-10-20T08:00:00Z', rateCard: { currency: 'EUR', meters: [{ id: VM, rates: { 0: 'dear' } }] } })],
    ['in_future', 'import-azure-usage', () => body([day('2026-10-19', 1)], { receivedAt: '2026-10-21T08:00:00Z' })],
    ['used_in_future', 'import-azure-usage', () => body([day('2026-10-25', 1)])],
    ['used_long_ago', 'import-azure-usage', () => body([day('0001-01-01', 1)])],
    ['vendor_document', 'import-azure-usage', () => body([day('2026-10-15', '9'.repeat(13))])],
    ['vendor_document', 'import-azure-usage', () => ({ ...body([]), page: { items: [{ quantity: 1 }] } })],
  ])('refuses with %s, and records nothing (%s)', async (code, name, wrong) => {
    await expect(system.send(name, wrong())).rejects.toMatchObject({ code });
    expect([await system.find('azure-daily'), await system.find('azure-unpriced'), await system.find('azure-rate-cards')]).toEqual([[], [], []]);
  });

  it('in the chain each level sees its own cost: 10 h at 1.00, 15 %, 10 % and 50 %', async () => {
    const chain = await delegateDown(system, planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '50' }]]);
    const { id } = await system.send('place-order', { accountId: chain.accountId, planId: chain.plans[2], periodId: 'endless', quantities: [] }, { as: chain.r2 });
    const order = await system.one('orders', id);
    subscriptionId = String(order.subscriptionId);
    await system.settle();
    await list([meter(VM, { 0: 1 })]);
    await use('2026-11-02', day('2026-11-01', 10));
    expect(await seen(system, 'azure-daily', chain.r2)).toEqual([expect.objectContaining({ netCost: '12.65', cost: '18.975' })]);
    expect(await seen(system, 'azure-daily', chain.r1)).toEqual([expect.objectContaining({ quantity: '10', netCost: '11.5', cost: '12.65' })]);
    expect(await seen(system, 'azure-daily', chain.d)).toEqual([expect.objectContaining({ quantity: '10', netCost: '10', cost: '11.5' })]);
    expect((await seen(system, 'azure-daily', chain.d))[0]).not.toHaveProperty('unitPrice');
    await system.billingRun('2026-12-01');
    expect((await system.find('reseller-charges')).map(({ amount }) => amount).sort()).toEqual([1150, 1265]);
  });
});
