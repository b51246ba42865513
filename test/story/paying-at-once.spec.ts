import { afterEach, describe, expect, it } from '@jest/globals';
import { PaymentMoney } from '../../application/billing/payment-money.workflow.js';
import { followUp } from '../../application/spine/context.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { openShop, order, pay, TestSystem, topUp } from '../support/system.js';

let system: TestSystem;
afterEach(() => system.close());

describe('paying, when things happen together or twice', () => {
  it('loses no money when an order is paid from the balance, paid in cash twice and cancelled at once', async () => {
    system = await TestSystem.open({ on: '2026-08-20' });
    const shop = await openShop(system);
    await topUp(system, shop.accountId, 1935);
    const placed = await order(system, shop, 10);
    const [payment] = await system.find('payments', { orderId: placed.id });
    const cash = { paymentId: payment?.id, method: 'cash' };
    const results = await Promise.allSettled([
      system.send('pay-from-balance', { orderId: placed.id }),
      system.send('complete-payment', cash),
      system.send('complete-payment', cash),
      system.send('cancel-order', { orderId: placed.id }),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'payment_not_waiting' } }]);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Cancelled' });
    expect((await system.find('payments', { orderId: placed.id })).map(({ status }) => status)).toEqual(['Completed']);
    expect(await system.live(String(placed.subscriptionId))).toEqual([]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 2 * 1935, blocked: 0 });
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('asks for the rest once, also when that step is handled again after a crash', async () => {
    system = await TestSystem.open({ on: '2026-08-30' });
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await system.moveTo('2026-09-02');
    await pay(system, placed.id);
    const deferred = (await system.platform.eventStore.readStream(`ledger-${shop.accountId}`)).find(({ type }) => type === 'OrderSettlementDeferred');
    if (!deferred) throw new Error('The settlement was not deferred.');
    await pay(system, placed.id);
    const [step] = system.platform.container.get(PaymentMoney).steps(deferred);
    await step?.run(followUp(systemPrincipal('payment-money'), { id: deferred.id, correlationId: 'again', now: system.clock.now() }, 'payment-money.ask for the rest'));
    expect((await system.find('payments', { orderId: placed.id })).map(({ status, amount }) => [status, amount])).toEqual([['Completed', 323], ['Completed', 4510]]);
  });
});
