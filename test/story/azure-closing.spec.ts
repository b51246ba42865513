import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UsageRating } from '../../application/consumption/azure/usage-rating.js';
import { day, hoursOf, meter, VM } from '../support/azure.js';
import { AzureShop } from '../support/azure-shop.js';
import { seen } from '../support/chain.js';
import { TestSystem } from '../support/system.js';

const [NOV, DEC, JAN] = ['2026-11-01', '2026-12-01', '2027-01-01'];
let system: TestSystem;
let shop: AzureShop;

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  shop = await AzureShop.open(system);
  await shop.list([meter(VM, { 0: 0.096 })]);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await system.close();
});

const daily = async () => (await seen(system, 'azure-daily', system.admin)).map(({ period, usageDate, cost }) => [(period as { from: string }).from, usageDate, cost]).sort();

/** The next rating begins before the charge is written off, and ends after it. */
const rateTooLate = (): void => {
  const rating = UsageRating.prototype as unknown as { closedPeriods(): Promise<(from: string) => boolean> };
  jest.spyOn(rating, 'closedPeriods').mockResolvedValueOnce(() => false);
};

const deliverLate = async (): Promise<void> => {
  await system.send('import-azure-usage', shop.delivery([day('2026-11-02', 24)], { receivedAt: '2026-11-30T08:00:00Z' }));
  await system.settle();
};

const asCharged = async (): Promise<void> => {
  expect(await daily()).toEqual([[NOV, NOV, '2.6496'], [DEC, '2026-11-02', '2.6496']]);
  expect(await system.find('failed-steps')).toEqual([]);
};

describe('usage that is rated while its billing period is written off', () => {
  beforeEach(async () => {
    await shop.use('2026-11-02', ...hoursOf('2026-11-01', 1));
    await system.billingRun(DEC);
  });

  it('falls into the next period, once, with its rows', async () => {
    rateTooLate();
    await deliverLate();
    expect(await system.live(shop.subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 265, DEC, JAN]]);
    await asCharged();
  });

  it('also after the period is on an invoice', async () => {
    await system.billingRun('2026-12-02');
    rateTooLate();
    await deliverLate();
    expect(await system.live(shop.subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 265, DEC, JAN]]);
    await asCharged();
    await system.billingRun(JAN);
    expect((await system.one('accounts', shop.accountId)).balance).toBe(-530);
  });

  it('as often as it happens', async () => {
    rateTooLate();
    await deliverLate();
    rateTooLate();
    await system.send('import-azure-usage', shop.delivery([day('2026-11-03', 10)], { receivedAt: '2026-11-30T09:00:00Z' }));
    await system.settle();
    expect(await daily()).toEqual([[NOV, NOV, '2.6496'], [DEC, '2026-11-02', '2.6496'], [DEC, '2026-11-03', '1.104']]);
    expect(await system.live(shop.subscriptionId)).toEqual([['Closed', 265, NOV, DEC], ['Blocked', 375, DEC, JAN]]);
  });
});

it('deliveries in quick succession stay in the periods in which they were received', async () => {
  await system.moveTo('2026-11-20');
  for (const date of ['2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28']) await system.send('import-azure-usage', shop.delivery([day(date, 10)], { receivedAt: `${date.slice(0, 8)}${Number(date.slice(8)) + 1}T08:00:00Z` }));
  await system.settle();
  expect(new Set((await daily()).map(([from]) => from))).toEqual(new Set(['2026-10-01']));
  expect(await system.live(shop.subscriptionId)).toEqual([['Blocked', 442, '2026-10-01', NOV]]);
});
