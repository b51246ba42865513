import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { change, openShop, order, TestSystem } from '../support/system.js';

let system: TestSystem;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-09-20' });
});
afterEach(() => system.close());

it('more of what is renewed already is debt for the running term alone: 18.33 and 3.00 of September, nothing of the term from 20 October', async () => {
  const shop = await openShop(system, { billingType: 'g_suite', term: { count: 1, unit: 'month' }, accountTerms: { paymentModel: 'postpay', subscriptionCreditLimit: 100_000 } });
  const subscriptionId = String((await order(system, shop, 10))['subscriptionId']);
  await system.sendOn('2026-09-22', 'renew-subscription', { subscriptionId });
  await change(system, subscriptionId, 12);
  const charges = await system.live(subscriptionId);
  expect(charges.filter(([status]) => status === 'Blocked')).toEqual([['Blocked', 1833, '2026-09-20', '2026-10-01'], ['Blocked', 300, '2026-09-22', '2026-10-01']]);
  expect(charges.filter(([, , from]) => from === '2026-10-20')).toEqual([['Opened', 387, '2026-10-20', '2026-11-01'], ['Opened', 1935, '2026-10-20', '2026-11-01']]);
});
