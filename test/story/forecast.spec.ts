import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Forecast, type ForecastResult } from '../../application/billing/forecast.js';
import { HttpSystem } from '../support/http-system.js';
import { change, openShop, order, pay, subscribe, topUp, type TestSystem } from '../support/system.js';

let http: HttpSystem;
let system: TestSystem;
beforeEach(async () => {
  http = await HttpSystem.open({ on: '2026-10-20' });
  ({ system } = http);
});
afterEach(() => http.close());

const forecast = async (accountId: string, query = ''): Promise<ForecastResult> => {
  const { status, json } = await http.request('GET', `/api/accounts/${accountId}/forecast${query}`);
  expect(status).toBe(200);
  return json() as unknown as ForecastResult;
};

describe('the forecast of an account', () => {
  it('says what each billing day takes, when money is short, and what to top up', async () => {
    const shop = await openShop(system);
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 6000);
    const found = await forecast(shop.accountId);
    expect(found).toMatchObject({ currency: 'EUR', available: 6000, allowance: 0, needed: 15_000, missing: 9000, topUp: 9000, shortOn: '2026-12-01' });
    expect(found.days.map(({ date, needed, left, missing }) => [date, needed, left, missing])).toEqual([
      ['2026-11-01', 5000, 1000, 0],
      ['2026-12-01', 5000, -4000, 4000],
      ['2027-01-01', 5000, -9000, 5000],
    ]);
    expect(found.days[0]?.demands).toMatchObject([{ subscriptionId, kind: 'period', amount: 5000 }]);
    expect((await forecast(shop.accountId, '?days=20')).days.length).toBe(1);
    await system.billingRun('2026-11-01');
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ available: 1000 });
  });

  it('counts what may go below zero as there, and holds nothing against it that is held already', async () => {
    const shop = await openShop(system, { billingType: 'csp_annual', accountTerms: { threshold: 700, payWithNegativeBalance: true } });
    await topUp(system, shop.accountId, 60_000);
    await subscribe(system, shop, 10);
    expect(await forecast(shop.accountId)).toMatchObject({ allowance: 700, needed: 0, missing: 0, shortOn: null, topUp: 0, days: [] });
  });

  it('says what the renewal takes, and not what another order that waits asks for', async () => {
    const shop = await openShop(system, { billingType: 'reservation', term: { count: 1, unit: 'month' }, fee: 310 });
    const placed = await order(system, shop, 10, { autoRenew: true });
    await pay(system, placed.id);
    await change(system, String(placed.subscriptionId), 12);
    expect((await forecast(shop.accountId, '?days=40')).days.map(({ date, needed }) => [date, needed])).toEqual([['2026-11-20', 3100]]);
  });

  it.each(['reservation', 'csp_monthly', 'license_based_monthly', 'g_suite', 'eset'] as const)('is what the days then take, over two renewals at 12.5 %% less: %s', async (billingType) => {
    const shop = await openShop(system, { billingType, term: { count: 2, unit: 'month' }, fee: 310 });
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '12.5' });
    await system.send('activate-discount', { discountId });
    const placed = await order(system, shop, 13, { autoRenew: true });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 100_000);
    const available = async (): Promise<number> => Number((await system.one('accounts', shop.accountId)).available);
    const { days } = await forecast(shop.accountId, '?days=140');
    const taken: (readonly [string, number])[] = [];
    for (const day of ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03'].flatMap((month) => [`${month}-01`, `${month}-10`, `${month}-20`]).slice(0, -2)) {
      const before = await available();
      await system.billingRun(day);
      if ((await available()) !== before) taken.push([day, before - (await available())]);
    }
    expect(days.length).toBeGreaterThan(1);
    expect(days.map(({ date, needed }) => [date, needed])).toEqual(taken);
  });

  it('is for the account itself and the staff of its seller; days are within a year', async () => {
    const shop = await openShop(system);
    const look = system.platform.container.get(Forecast);
    await expect(look.of(shop.accountId, 93, system.customer(shop.accountId))).resolves.toMatchObject({ needed: 0 });
    await expect(look.of(shop.accountId, 93, system.customer(shop.accountId, 'User'))).rejects.toMatchObject({ refusal: 'forbidden' });
    await expect(look.of(shop.accountId, 93, { ...system.customer('5f0c8e8e-98a9-5e9c-8e26-93c2b5b0a111') })).rejects.toMatchObject({ refusal: 'not_found' });
    for (const days of ['0', '367', 'x', '1.5']) expect((await http.request('GET', `/api/accounts/${shop.accountId}/forecast?days=${days}`)).status).toBe(400);
    expect((await http.request('GET', '/api/accounts/nobody/forecast')).status).toBe(404);
  });
});
