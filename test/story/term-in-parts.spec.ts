import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ResellerChargeReader } from '../../application/billing/reseller-charge-reader.js';
import type { Principal } from '../../application/spine/principal.js';
import { openChain, projectionOf, reads, seen, type Chain } from '../support/chain.js';
import { change, pay, subscribe, TestSystem, topUp } from '../support/system.js';

const licence = (recurring: number) => ({ resources: [{ key: 'licences', fees: { setup: 0, recurring, renewal: 0 } }] });

/** 10 licences for a year from 1 March at 8.00, 10.00 and 12.00, two more from 1 July at 9.00 of the distributor; then all of it is written off at once. */
describe('a term written off at once, bought at several upstream prices (domain.md 4.5, 4.10)', () => {
  let system: TestSystem;
  let chain: Chain;
  let subscriptionId: string;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-03-01' });
    chain = await openChain(system, { billingType: 'csp_annual' });
    await topUp(system, chain.accountId, 500_000);
    subscriptionId = await subscribe(system, { planId: chain.plans[2], accountId: chain.accountId, productId: '' }, 10);
  });
  afterEach(() => system.close());

  const twoMoreOn = async (day: string): Promise<void> => {
    await system.moveTo(day);
    await system.send('change-plan-prices', { planId: chain.plans[0], ...licence(900) }, { as: chain.d });
    await pay(system, await change(system, subscriptionId, 12));
  };
  const close = async (): Promise<void> => {
    await system.send('close-subscription-charges', { subscriptionId });
    await system.settle();
  };
  const charged = async () => (await system.find('reseller-charges')).map(({ level, amount }) => [level, amount] as const).sort(([a], [b]) => Number(a) - Number(b));
  const explain = (id: unknown, as: Principal) =>
    new ResellerChargeReader(reads(system.platform), { resellerCharges: projectionOf('reseller-charges'), supplierCharges: projectionOf('supplier-charges'), charges: projectionOf('charges') }).explain(String(id), as);

  it('owes each level what each purchase cost there: 12 × 80.00 and 8 × 18.00 to the distributor, 960.00 + 144.00', async () => {
    await twoMoreOn('2026-07-01');
    await close();
    expect(await charged()).toEqual([[1, 120_000 + 16_000], [2, 96_000 + 14_400]]);
    const [top] = await seen(system, 'reseller-charges', chain.d);
    for (const as of [chain.d, chain.r1])
      expect(await explain(top?.id, as)).toMatchObject({
        agrees: true, amount: 110_400, formula: '10 × 8.00 × 12 + 2 × 9.00 × 8 = 1104.00',
        sentence: '10 x 8.00 EUR a month for 12 months, 2 x 9.00 EUR a month for 8 months, from 2026-03-01 to 2027-03-01 (that day not included): 1104.00 EUR.',
      });
  });

  it('is rounded as its charges would have been, each for itself, with a reseller discount too', async () => {
    const { id: discountId } = await system.send('create-discount', { name: 'Partner', type: 'reseller', percentage: '12.5', scopes: [{ kind: 'accounts_and_plans', resellerId: chain.r1.resellerId }] }, { as: chain.d });
    await system.send('activate-discount', { discountId }, { as: chain.d });
    await twoMoreOn('2026-07-13');
    await close();
    // Months: 10 × 8.00 less 12.5 % is 70.00; 2 × 9.00 is 15.75; from 13 July, 19 of 31 days: 11.03 × 0.875 = 9.6532.
    const [top] = await seen(system, 'reseller-charges', chain.d);
    expect(top).toMatchObject({ amount: 12 * 7000 + 965 + 7 * 1575 });
    expect(await explain(top?.id, chain.d)).toMatchObject({ agrees: true });
  });

  it('is taken back on each level in the part in which the customer got it back', async () => {
    await twoMoreOn('2026-07-01');
    await close();
    const [written] = await system.charges({ subscriptionId, status: 'Closed' });
    await system.send('correct-balance', { accountId: chain.accountId, chargeId: written?.id, amount: (written?.net ?? 0) / 2, reason: 'Half of it was not delivered' }, { as: chain.r2 });
    await system.settle();
    expect((await charged()).map(([level, amount]) => `${String(level)}: ${String(amount)}`).sort()).toEqual(['1: -68000', '1: 136000', '2: -55200', '2: 110400']);
    for (const { id, level } of await system.find('reseller-charges')) expect(await explain(id, level === 1 ? chain.r1 : chain.d)).toMatchObject({ agrees: true });
  });
});
