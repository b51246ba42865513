import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { explainCharge, type ExplainedCharge } from '../../application/billing/explain-charge.js';
import { sightOf } from '../../application/queries/visibility.js';
import { registry } from '../../projections/registry.js';
import { listed } from '../support/used-records.js';
import { TestSystem } from '../support/system.js';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'];

describe('pay as you go (domain.md 4.7)', () => {
  let system: TestSystem;
  let accountId: string;

  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
    accountId = (await system.send('open-account', { kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 } })).id;
  });
  afterEach(() => system.close());

  const subscribe = async (plan: object): Promise<string> => {
    const { id: productId } = await system.send('create-product', { name: 'Cloud', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
    const { id: serviceTermsId } = await system.send('create-service-terms', { key: 'azure', name: 'Azure', billingDay: 1, manualRenewPoint: 0, autoRenewPoint: 0, gracePeriod: 0, stopPeriod: 14 });
    const { id: planId } = await system.send('create-plan', { productId, serviceTermsId, name: 'Cloud', currency: 'EUR', periods: [{ periodId: 'endless', term: null, fees: { setup: 0, recurring: 0, renewal: 0 } }], ...plan });
    await system.send('publish-plan', { planId });
    await system.settle();
    const { id } = await system.send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
    return String((await system.one('orders', id)).subscriptionId);
  };
  const external = (): Promise<string> => subscribe({ billingType: 'payg_external', markup: '15', resources: [] });
  const record = async (subscriptionId: string, on: string, ...records: readonly object[]): Promise<void> => {
    await system.sendOn(on, 'record-consumption', { subscriptionId, records });
  };
  const hours = (usedOn: string, quantity = '24') => ({ recordId: `vm ${usedOn}`, usedOn, resourceKey: 'vm-hours', quantity, netUnitPrice: '0.096' });

  it('24 h x 3 days x 0.096 with 15 % is 7.95 on one charge, held until the billing day', async () => {
    const subscriptionId = await external();
    for (const day of DAYS) await record(subscriptionId, day, hours(day));
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 795, '2026-11-01', '2026-12-01']]);
    const [charge] = await system.charges({ subscriptionId });
    expect(charge?.derivation.exact).toBe('19872/25');
    await system.billingRun('2026-12-01');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 795, '2026-11-01', '2026-12-01']]);
  });

  it('is explained as what was used, not as a price times nothing', async () => {
    const subscriptionId = await external();
    for (const day of DAYS) await record(subscriptionId, day, hours(day));
    const [charge] = await system.charges({ subscriptionId });
    const { sentence, lines, agrees } = explainCharge(charge as unknown as ExplainedCharge);
    expect(sentence).toBe('What was used, each at its price, from 2026-11-01 to 2026-12-01 (that day not included): 7.95 EUR.');
    expect(lines.map(({ label }) => label)).toEqual(['Exact amount', 'Rounded', 'Charge']);
    expect(agrees).toBe(true);
  });

  it('a record sent again changes nothing; a corrected one falls into the period in which it comes', async () => {
    const subscriptionId = await external();
    for (const day of DAYS) await record(subscriptionId, day, hours(day));
    const before = await system.charges({ subscriptionId });
    await record(subscriptionId, '2026-11-04', ...DAYS.map((day) => hours(day)));
    expect(await system.charges({ subscriptionId })).toEqual(before);
    await system.billingRun('2026-12-01');
    await record(subscriptionId, '2026-12-02', hours(DAYS[0] ?? '', '0'));
    expect(await system.live(subscriptionId)).toEqual([['Closed', 795, '2026-11-01', '2026-12-01'], ['Blocked', -265, '2026-12-01', '2027-01-01']]);
    await system.billingRun('2027-01-01');
    expect((await system.one('accounts', accountId)).balance).toBe(265 - 795);
  });

  it('a charge lists what it was made from, and stays so: a correction is a difference in the period in which it comes', async () => {
    const subscriptionId = await external();
    for (const day of DAYS) await record(subscriptionId, day, hours(day));
    await record(subscriptionId, '2026-11-04', hours(DAYS[0] ?? '', '20'));
    await system.billingRun('2026-12-01');
    for (const [on, quantity] of [['2026-12-02', '30'], ['2026-12-03', '10']] as const) await record(subscriptionId, on, hours(DAYS[0] ?? '', quantity), hours('2026-12-01'));
    await system.billingRun('2027-01-01');
    await record(subscriptionId, '2027-01-02', hours(DAYS[1] ?? '', '0'), hours('2026-12-01', '25'));
    await record(subscriptionId, '2027-01-03', hours('2026-12-01'));
    expect(await listed(system, subscriptionId)).toEqual([
      ['2026-11-01', ['2026-11-01 20', '2026-11-02 24', '2026-11-03 24']],
      ['2026-12-01', ['2026-11-01 -10 corrected', '2026-12-01 24']],
      ['2027-01-01', ['2026-11-02 -24 corrected']],
    ]);
  });

  it("internal: the plan's price beyond what is included, at most once", async () => {
    const resources = [{ key: 'storage', name: 'Storage', unit: 'GB', included: 10, minimum: 10, limit: null, fees: { setup: 0, recurring: 5, renewal: 0 } }];
    const subscriptionId = await subscribe({ billingType: 'payg_internal', resources });
    const used = (recordId: string, quantity: string) => ({ recordId, usedOn: '2026-11-02', resourceKey: 'storage', quantity });
    await record(subscriptionId, '2026-11-02', used('a', '8'), used('b', '12.5'));
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 53, '2026-11-01', '2026-12-01']]);
  });

  it('internal: whatever the order in which records come, are repeated and corrected, 10 of a month of use are included once', async () => {
    const resources = [{ key: 'storage', name: 'Storage', unit: 'GB', included: 10, minimum: 10, limit: null, fees: { setup: 0, recurring: 100, renewal: 0 } }];
    const subscriptionId = await subscribe({ billingType: 'payg_internal', resources });
    const used = (recordId: string, quantity: string, usedOn = '2026-11-02') => ({ recordId, usedOn, resourceKey: 'storage', quantity });
    const charges = async () => (await system.live(subscriptionId)).map(([, net]) => net);
    await record(subscriptionId, '2026-11-02', used('a', '8'), used('b', '12'));
    expect(await charges()).toEqual([1000]);
    await record(subscriptionId, '2026-11-03', used('a', '8'), used('b', '12'));
    expect(await charges()).toEqual([1000]);
    await record(subscriptionId, '2026-11-04', used('a', '0'));
    expect(await charges()).toEqual([200]);
    await system.billingRun('2026-12-01');
    // Five more of November: 17, of which 7 are paid for. December has its own 10.
    await record(subscriptionId, '2026-12-02', used('b', '17'), used('c', '11', '2026-12-02'));
    expect(await charges()).toEqual([200, 600]);
    await expect(record(subscriptionId, '2026-12-03', used('b', '17', '2026-12-01'))).rejects.toMatchObject({ code: 'record_moved' });
  });

  it('keeps the price of the vendor from the customer', async () => {
    const subscriptionId = await external();
    await record(subscriptionId, '2026-11-01', hours('2026-11-01'));
    const shown = async (name: string): Promise<string> => {
      const view = registry.find((one) => one.name === name) ?? registry[0];
      const sight = view && sightOf(view, system.customer(accountId));
      return JSON.stringify((await system.find(name, { subscriptionId })).map((row) => sight?.show(row)));
    };
    expect(await shown('consumption-records')).toMatch(/"quantity":"24".*"cost":"6624\/25"/);
    expect((await shown('consumption-records')) + (await shown('charges'))).not.toMatch(/netCost|1152/);
  });

  it.each([
    ['used_in_future', { ...hours('2026-11-02') }],
    ['net_price_required', { ...hours('2026-11-01'), netUnitPrice: undefined }],
  ])('refuses with %s, and records nothing', async (code, reading) => {
    const subscriptionId = await external();
    await expect(record(subscriptionId, '2026-11-01', reading)).rejects.toMatchObject({ code });
    expect(await system.find('consumption-records')).toEqual([]);
  });
});
