import { afterEach, describe, expect, it } from '@jest/globals';
import { explainCharge } from '../../application/billing/explain-charge.js';
import { change, openShop, order, pay, subscribe, TestSystem, topUp } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

describe('the charges of a whole term (rulings, Billing 1)', () => {
  it('sum to the order: 1.01 for a month from 16 September is 0.51 and 0.50', async () => {
    await begin('2026-09-16');
    const shop = await openShop(system, { fee: 101, term: { count: 1, unit: 'month' } });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ price: { net: 101 } });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 500);
    await system.billingRun('2026-10-01');
    await system.billingRun('2026-10-16');
    expect(await system.live(String(placed.subscriptionId))).toEqual([
      ['Closed', 51, '2026-09-16', '2026-10-01'],
      ['Closed', 50, '2026-10-01', '2026-10-16'],
    ]);
  });

  it('name what is left for the last one: 30.00 for three months from 11 November ends with 1/3, 10.00 (domain.md 4.3)', async () => {
    await begin('2026-11-11');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 3000, term: { count: 3, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 1);
    expect((await system.live(subscriptionId)).map(([, net]) => net)).toEqual([2000, 3000, 3000, 1000]);
    const last = (await system.charges({ subscriptionId })).filter(({ period }) => period.from === '2027-02-01');
    expect(last.map(explainCharge)).toMatchObject([{
      sentence: '1 x 30.00 EUR a month for 1/3 months, from 2027-02-01 to 2027-02-11 (that day not included): 10.00 EUR.',
      formula: '1 × 30.00 × 1/3 = 10.00',
    }]);
  });

  it('keep a discount when they are written off as one: 7.90 of the 78.97 for two more licences, beside 480.00 without one', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 400 });
    const subscriptionId = await subscribe(system, shop, 10);
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '10', fees: ['recurring'] });
    await system.send('activate-discount', { discountId });
    await system.moveTo('2026-10-24');
    await pay(system, await change(system, subscriptionId, 12));
    await system.send('close-subscription-charges', { subscriptionId });
    const written = await system.charges({ subscriptionId, status: 'Closed' });
    expect(written.map(({ gross, discount, net }) => [gross, discount?.amount ?? 0, net])).toEqual([[48_000 + 7897, 790, 48_000 + 7107]]);
    expect(written.filter((charge) => !explainCharge(charge).agrees)).toEqual([]);
  });

  it('are not written off with those of an order that is paid and not delivered: cancelled, it gives its money back', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 400 });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.moveTo('2026-10-24');
    const orderId = await change(system, subscriptionId, 12);
    await system.send('stop-subscription', { subscriptionId });
    await system.settle();
    await pay(system, orderId);
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Provisioning failed' });
    await expect(system.send('close-subscription-charges', { subscriptionId })).rejects.toMatchObject({ code: 'open_order_exists', meta: { orderId } });
    await system.send('cancel-order', { orderId });
    await system.settle();
    await system.send('close-subscription-charges', { subscriptionId });
    await system.settle();
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 7897, blocked: 0 });
  });
});
