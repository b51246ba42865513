import { afterEach, describe, expect, it } from '@jest/globals';
import { resellerBelow } from '../support/chain.js';
import { change, openShop, order, pay, TestSystem, topUp, type OpenShop } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

/** A reseller's shop in its own currency: licences at a fee a month, in minor units, with 12.5 % off for its accounts. */
const openIn = async (currency: string, fee: number): Promise<void> => {
  const distributor = await TestSystem.open({ on: '2026-10-20' });
  system = distributor.as(await resellerBelow(distributor, distributor.admin, 'Overseas', currency));
  await system.settle();
  shop = await openShop(system, { fee, plan: { currency } });
  const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '12.5', fees: ['recurring'] });
  await system.send('activate-discount', { discountId });
};

interface Sums {
  /** 3 licences for 12 of 31 days, 12.5 % off. */
  readonly first: number;
  readonly month: number;
  /** A half of November at 3, given back and written off, and at 2. */
  readonly used: number;
  readonly unused: number;
  readonly kept: number;
}

describe.each([
  // 999 x 12/31 = 386.7; 387 x 0.875 = 338.6. 999 x 0.875 = 874.1: halves of 999 and of the 125 off are 500 - 63 and 499 - 62.
  ['JPY', 333, { first: 339, month: 874, used: 437, unused: 437, kept: 291 }, '874 JPY is needed and 100 JPY is available'],
  // 3.702 x 12/31 = 1.43303; 1.433 x 0.875 = 1.253875. 3.702 x 0.875 = 3.23925: halves are 1.851 - 0.232 and 1.851 - 0.231.
  ['KWD', 1234, { first: 1254, month: 3239, used: 1619, unused: 1620, kept: 1080 }, '3.239 KWD is needed and 0.100 KWD is available'],
] as const)('%s, 3 licences at %i minor units a month from 20 October', (currency, fee, sums: Sums, missing) => {
  const subscribed = async (): Promise<string> => {
    await openIn(currency, fee);
    const placed = await order(system, shop, 3);
    expect(placed.price).toMatchObject({ currency, dueNow: sums.first });
    await pay(system, placed.id);
    return String(placed.subscriptionId);
  };

  it('is ordered, discounted, cut and put on an act, to the smallest coin', async () => {
    const subscriptionId = await subscribed();
    await topUp(system, shop.accountId, 10_000);
    for (const day of ['2026-11-01', '2026-11-02']) await system.billingRun(day);
    await system.moveTo('2026-11-16');
    await change(system, subscriptionId, 2);
    expect((await system.live(subscriptionId)).map(([status, net]) => `${status} ${net}`).sort()).toEqual([`Blocked ${sums.kept}`, `Closed ${sums.first}`, `Closed ${sums.used}`, `Refunded ${sums.unused}`].sort());
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ currency, balance: 10_000 - sums.used, blocked: sums.kept });
    for (const day of ['2026-12-01', '2026-12-02']) await system.billingRun(day);
    const acts = (await system.find('invoices')).map(({ total, currency: of }) => [total, of]);
    expect(acts.sort()).toEqual([[sums.first, currency], [sums.used + sums.kept, currency]].sort());
    expect(sums.used + sums.unused).toBe(sums.month);
  });

  it('says what is missing in its own digits', async () => {
    const subscriptionId = await subscribed();
    await topUp(system, shop.accountId, 100);
    const { failures } = await system.billingRun('2026-11-01');
    expect(failures).toMatchObject([{ entity: subscriptionId, code: 'insufficient_balance' }]);
    expect(failures[0]?.detail).toContain(missing);
  });
});

describe('a currency', () => {
  it('with a point that it has not is refused: nothing is priced in fractions of a yen', async () => {
    await openIn('JPY', 333);
    await expect(system.send('top-up-account', { accountId: shop.accountId, amount: 10.5 })).rejects.toMatchObject({ errors: expect.anything() as object });
  });
});
