import { expect, it } from '@jest/globals';
import { day, meter, VM } from '../support/azure.js';
import { AzureShop } from '../support/azure-shop.js';
import { delegateDown, seen } from '../support/chain.js';
import { TestSystem } from '../support/system.js';

it('prices use of days before a delegated plan had a markup at the first that it had', async () => {
  const system = await TestSystem.open({ on: '2026-10-20' });
  const own = await AzureShop.open(system);
  const { r2, plans, accountId } = await delegateDown(system, own.planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '50' }]]);
  const { id } = await system.send('place-order', { accountId, planId: plans[2], periodId: 'endless', quantities: [] }, { as: r2 });
  const shop = own.of(String((await system.one('orders', id)).subscriptionId), accountId);
  await system.settle();
  await shop.list([meter(VM, { 0: '0.5' })]);
  await shop.use('2026-11-15', day('2026-10-05', '48'));
  expect((await seen(system, 'azure-daily', r2)).map(({ usageDate, cost }) => [usageDate, cost])).toEqual([['2026-10-05', '45.54']]);
  await system.close();
});
