import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SummaryQuestion } from '../../application/consumption/azure/reading/usage-reader.js';
import { BadQuery } from '../../application/queries/bad-query.js';
import { parseListQuery } from '../../application/queries/list-query.js';
import type { Principal } from '../../application/spine/principal.js';
import { day, DISK, hoursOf, meter, VM } from '../support/azure.js';
import { AzureShop, usageReader } from '../support/azure-shop.js';
import { delegateDown, projectionOf, reads } from '../support/chain.js';
import { TestSystem } from '../support/system.js';

let system: TestSystem;
let shop: AzureShop;

beforeAll(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  shop = await AzureShop.open(system);
  await shop.list([meter(VM, { 0: 0.096 }), meter(DISK, { 0: '0.0000000000000000001' })]);
  await shop.use('2026-10-30', ...hoursOf('2026-10-29', 1, { region: 'EU West', tags: { costCenter: 'HR', Env: 'Prod' } }), day('2026-10-29', 100, { meterId: DISK, category: 'Storage', unit: 'barrels' }));
  await shop.use('2026-11-03', ...hoursOf('2026-11-01', 1, { tags: { costCenter: 'IT' }, uri: '/subscriptions/S/virtualMachines/web-2' }), day('2026-10-30', 10), day('2026-11-02', 3, { meterId: DISK, category: 'Storage', unit: null }));
});
afterAll(() => system.close());

const ask = (question: Partial<SummaryQuestion> = {}, as: Principal = system.admin) => usageReader(system).summary({ subscriptionId: shop.subscriptionId, periods: 'current', filter: {}, groupBy: null, ...question }, as);
const costOf = async (filter: Readonly<Record<string, unknown>>, periods = '2026-10-01,2026-11-30'): Promise<string | undefined> => (await ask({ periods, filter })).total.cost;

describe('totals of a selection of Azure usage', () => {
  it('accepts of domain.md 5.5: are exact, and those of a billing period are its charge before rounding', async () => {
    const { currency, periods, total } = await ask();
    expect([currency, periods]).toEqual(['EUR', [{ from: '2026-11-01', to: '2026-12-01' }]]);
    expect(total).toEqual({
      rows: 3, records: 26, unitUnknown: 1, quantities: [{ unit: null, quantity: '3' }, { unit: 'Hours', quantity: '34' }],
      cost: '3.753600000000000000345', netCost: '3.2640000000000000003', markup: '0.489600000000000000045', markupPercent: '15.00', marginPercent: '13.04',
    });
    expect(await system.live(shop.subscriptionId)).toContainEqual(['Blocked', 375, '2026-11-01', '2026-12-01']);
  });

  it.each([
    ['a category', { 'meter.category': 'Storage' }, '0.000000000000000011845'],
    ['a region', { 'meter.region': 'EU West' }, '2.6496'],
    ['a tag', { tags: 'costCenter=IT' }, '2.6496'],
    ['a tag in another case', { tags: 'env=prod' }, '2.6496'],
    ['a tag of any value', { tags: 'costCenter' }, '5.2992'],
    ['one of some tags', { tags: ['costCenter=IT', 'costCenter=HR'] }, '5.2992'],
    ['no tag that only begins so', { tags: 'costCenter=I' }, '0'],
    ['usage days', { usageDate_gte: '2026-10-30', usageDate_lte: '2026-11-01' }, '3.7536'],
    ['a resource', { resourceUri: '/subscriptions/s/virtualmachines/WEB-2' }, '2.6496'],
    ['words', { q: 'web-2' }, '2.6496'],
    ['the dear rows', { cost_gt: '2.5' }, '5.2992'],
    ['units that say nothing', { unitUnknown: true }, '0.000000000000000011845'],
  ])('can be narrowed to %s', async (_what, filter, cost) => {
    expect(await costOf(filter)).toBe(cost);
    const rows = await reads(system.platform).list(projectionOf('azure-daily'), parseListQuery({ filter: JSON.stringify({ ...filter, subscriptionId: shop.subscriptionId }) }), system.admin);
    expect((await ask({ periods: '2026-10-01,2026-11-30', filter })).total.rows).toBe(rows.total);
  });

  it('are grouped by day and category; the groups add up to the total', async () => {
    const { groups } = await ask({ periods: '2026-10-01,2026-11-30', groupBy: 'day,category' });
    expect(groups.map(({ usageDate, category, cost }) => [usageDate, category, cost])).toEqual([
      ['2026-10-29', 'Storage', '0.0000000000000000115'],
      ['2026-10-29', 'Virtual Machines', '2.6496'],
      ['2026-10-30', 'Virtual Machines', '1.104'],
      ['2026-11-01', 'Virtual Machines', '2.6496'],
      ['2026-11-02', 'Storage', '0.000000000000000000345'],
    ]);
    expect((await ask({ periods: '2026-10-01,2026-11-30', groupBy: 'resource' })).groups.map(({ category, resource }) => [category, resource])).toEqual([['Virtual Machines', 'Compute Hours'], ['Storage', 'Compute Hours']]);
  });

  it.each([
    ['current', ['2026-11-01']],
    ['previous', ['2026-10-01']],
    ['last-3', ['2026-08-01', '2026-09-01', '2026-10-01']],
    ['2026-10-15,2026-11-03', ['2026-10-01', '2026-11-01']],
    ['2025-12-31,2026-11-30', ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']],
  ])('of the periods %s', async (periods, firstDays) => {
    expect((await ask({ periods })).periods.map(({ from }) => from)).toEqual(firstDays);
  });

  it.each(['2025-11-30,2026-11-30', '2026-11-03,2026-11-02', 'next', '2026-11-03', '2026-02-30,2026-03-01'])('of %s are refused', async (periods) => {
    await expect(ask({ periods })).rejects.toBeInstanceOf(BadQuery);
  });

  it('of days of use are exact, whenever the days were processed: 29 October to 1 November, one of them billed in the next period', async () => {
    const days = '2026-10-29,2026-11-01';
    const { total, groups, ...span } = await ask({ periods: null, days, groupBy: 'day' });
    expect(span).toMatchObject({ days: { from: '2026-10-29', to: '2026-11-01' }, periods: [{ from: '2026-10-01', to: '2026-11-01' }, { from: '2026-11-01', to: '2026-12-01' }] });
    expect(groups.map(({ usageDate, cost }) => [usageDate, cost])).toEqual([['2026-10-29', '2.6496000000000000115'], ['2026-10-30', '1.104'], ['2026-11-01', '2.6496']]);
    expect(total).toMatchObject({ rows: 4, cost: '6.4032000000000000115', netCost: '5.56800000000000001' });
    const listed = await reads(system.platform).list(projectionOf('azure-daily'), parseListQuery({ filter: JSON.stringify({ subscriptionId: shop.subscriptionId, usageDate_gte: '2026-10-29', usageDate_lte: '2026-11-01' }) }), system.admin);
    expect(listed.total).toBe(total.rows);
  });

  it('of one day of use, with the periods in which it was billed; a day without use is nothing', async () => {
    expect(await ask({ periods: null, days: '2026-10-30,2026-10-30', filter: { 'meter.category': 'Virtual Machines' } })).toMatchObject({ periods: [{ from: '2026-11-01', to: '2026-12-01' }], total: { rows: 1, cost: '1.104' } });
    expect(await ask({ periods: null, days: '2026-10-28,2026-10-28' })).toMatchObject({ periods: [], currency: null, total: { rows: 0, cost: '0' } });
  });

  it('of many days are grouped by the month of use', async () => {
    const { groups } = await ask({ periods: null, days: '2026-01-01,2026-12-31', groupBy: 'month,category' });
    expect(groups.map(({ month, category, rows }) => [month, category, rows])).toEqual([['2026-10', 'Storage', 1], ['2026-10', 'Virtual Machines', 2], ['2026-11', 'Storage', 1], ['2026-11', 'Virtual Machines', 1]]);
  });

  it('offer what days of use can be narrowed to', async () => {
    const choices = await usageReader(system).choices({ subscriptionId: shop.subscriptionId, periods: null, days: '2026-10-30,2026-11-01' }, system.admin);
    expect(choices).toMatchObject({ days: { from: '2026-10-30', to: '2026-11-01' }, categories: ['Virtual Machines'], tags: ['costCenter=IT'] });
  });

  it.each([
    ['more than a year', null, '2025-11-01,2026-11-02', '/days'],
    ['days turned round', null, '2026-11-02,2026-11-01', '/days'],
    ['one day alone', null, '2026-11-02', '/days'],
    ['no days', null, '2026-11-31,2026-12-01', '/days'],
    ['days and periods at once', 'current', '2026-11-01,2026-11-02', '/days'],
  ])('of %s are refused', async (_what, periods, days, pointer) => {
    await expect(ask({ periods, days })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer })] });
  });

  it('offer what they can be narrowed to', async () => {
    const choices = await usageReader(system).choices({ subscriptionId: shop.subscriptionId, periods: 'previous' }, system.admin);
    expect(choices).toMatchObject({ categories: ['Storage', 'Virtual Machines'], regions: ['EU West'], tags: ['Env=Prod', 'costCenter=HR'], resources: [{ category: 'Storage', resource: 'Compute Hours' }, { category: 'Virtual Machines', resource: 'Compute Hours' }] });
  });

  it('keep from the customer what his seller pays, and how it was counted', async () => {
    const customer = system.customer(shop.accountId);
    const { total, groups } = await ask({ groupBy: 'category' }, customer);
    expect(total).toEqual({ rows: 3, unitUnknown: 1, quantities: [{ unit: null, quantity: '3' }, { unit: 'Hours', quantity: '34' }], cost: '3.753600000000000000345' });
    expect(JSON.stringify(groups)).not.toMatch(/netCost|markup|margin|records/);
    for (const filter of [{ netCost_gt: '1' }, { records: 24 }, { resellerId: system.admin.resellerId }]) await expect(ask({ filter }, customer)).rejects.toBeInstanceOf(BadQuery);
    await expect(ask({}, system.customer(shop.accountId, 'User'))).rejects.toMatchObject({ refusal: 'forbidden' });
    await expect(ask({}, system.customer('another account'))).rejects.toMatchObject({ refusal: 'not_found' });
  });

  it('show each level of the chain what it pays and asks itself', async () => {
    const chain = await delegateDown(system, shop.planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '50' }]]);
    const { id } = await system.send('place-order', { accountId: chain.accountId, planId: chain.plans[2], periodId: 'endless', quantities: [] }, { as: chain.r2 });
    const below = shop.of(String((await system.one('orders', id)).subscriptionId), chain.accountId);
    await below.use('2026-11-04', day('2026-11-03', 10));
    const totals = async (as: Principal) => (await ask({ subscriptionId: below.subscriptionId }, as)).total;
    expect(await totals(chain.r2)).toMatchObject({ cost: '1.8216', netCost: '1.2144', markup: '0.6072' });
    expect(await totals(chain.r1)).toMatchObject({ cost: '1.2144', netCost: '1.104', markup: '0.1104', markupPercent: '10.00' });
    expect(await totals(chain.d)).toMatchObject({ cost: '1.104', netCost: '0.96', markup: '0.144', marginPercent: '13.04' });
    const rowsOver = async (cost: string, as: Principal) => (await ask({ subscriptionId: below.subscriptionId, filter: { cost_gt: cost } }, as)).total.rows;
    expect([await rowsOver('1.11', chain.d), await rowsOver('1.10', chain.d), await rowsOver('1.11', chain.r1)]).toEqual([0, 1, 1]);
  });
});
