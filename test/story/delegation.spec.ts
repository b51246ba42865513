import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import type { Principal } from '../../application/spine/principal.js';
import { openChain, resellerBelow, seen, type Chain } from '../support/chain.js';
import { openShop, TestSystem } from '../support/system.js';

describe('plans on their way down', () => {
  let system: TestSystem;
  beforeEach(async () => {
    system = await TestSystem.open();
  });
  afterEach(() => system.close());

  const licence = (recurring: number) => ({ resources: [{ key: 'licences', fees: { recurring } }] });
  const priceOf = async (planId: string): Promise<unknown> => (((await system.one('plans', planId))['resources'] as readonly { fees: { recurring: number } }[])[0])?.fees.recurring;
  const prices = ({ plans }: Chain): Promise<readonly unknown[]> => Promise.all(plans.map(priceOf));
  const send = async (as: Principal, name: string, body: object): Promise<void> => {
    await system.send(name, body, { as });
    await system.settle();
  };

  it('a copy is a draft of the downstream with its own product and service terms, at cost until it sets its prices', async () => {
    const { planId } = await openShop(system, { fee: 800 });
    const r1 = await resellerBelow(system, system.admin, 'Reseller One');
    await send(system.admin, 'delegate-plan', { planId, resellerId: r1.resellerId });
    const copy = await system.one('plans', delegatedPlanId(planId, r1.resellerId));
    expect(copy).toMatchObject({ status: 'Draft', resellerId: r1.resellerId, parentPlanId: planId, billingType: 'csp_monthly', currency: 'EUR', markup: null });
    expect(await priceOf(copy.id)).toBe(800);
    for (const [view, id] of [['products', copy['productId']], ['service-terms', copy['serviceTermsId']]] as const) expect((await seen(system, view, r1)).map((row) => row['id'])).toContain(id);
    expect(await seen(system, 'price-list', r1)).toMatchObject([{ retail: 9600, netCost: 9600, margin: '0.00', markup: null, markupNotSet: true, atOrBelowCost: true }]);
  });

  it('a new price at the top follows down the chain by the markups, and stops at prices by hand', async () => {
    const chain = await openChain(system);
    await send(chain.r1, 'set-markup', { planId: chain.plans[1], percentage: '25' });
    await send(chain.r2, 'set-markup', { planId: chain.plans[2], percentage: '12.5' });
    expect(await prices(chain)).toEqual([800, 1000, 1125]);
    await send(chain.d, 'change-plan-prices', { planId: chain.plans[0], ...licence(902) });
    expect(await prices(chain)).toEqual([902, 1128, 1269]);
    await send(chain.r1, 'change-plan-prices', { planId: chain.plans[1], ...licence(1200) });
    await send(chain.d, 'change-plan-prices', { planId: chain.plans[0], ...licence(1300) });
    expect(await prices(chain)).toEqual([1300, 1200, 1350]);
    expect(await seen(system, 'price-list', chain.r1)).toEqual(expect.arrayContaining([expect.objectContaining({ netCost: 15600, retail: 14400, margin: '-8.33', atOrBelowCost: true, markupNotSet: true })]));
  });

  it('a default markup prices what is delegated from then on, the one of its product category first', async () => {
    const { planId } = await openShop(system, { fee: 800 });
    const r1 = await resellerBelow(system, system.admin, 'Reseller One');
    await send(r1, 'set-default-markup', { percentage: '50' });
    await send(r1, 'set-default-markup', { category: 'Productivity', percentage: '10' });
    await send(system.admin, 'delegate-plan', { planId, resellerId: r1.resellerId });
    expect(await priceOf(delegatedPlanId(planId, r1.resellerId))).toBe(880);
  });

  it('a plan taken off sale is off sale everywhere below, and comes back as each had it', async () => {
    const chain = await openChain(system);
    await send(chain.r2, 'deactivate-plan', { planId: chain.plans[2], reason: 'no demand' });
    const states = async (): Promise<readonly unknown[]> => Promise.all(chain.plans.map(async (id) => (await system.one('plans', id))['status']));
    await send(chain.d, 'deactivate-plan', { planId: chain.plans[0], reason: 'the vendor ends it' });
    expect(await states()).toEqual(['Inactive', 'Deactivated by provider', 'Deactivated by provider']);
    await expect(system.send('publish-plan', { planId: chain.plans[1] }, { as: chain.r1 })).rejects.toMatchObject({ code: 'deactivated_by_provider' });
    await send(chain.d, 'publish-plan', { planId: chain.plans[0] });
    expect(await states()).toEqual(['Active', 'Active', 'Inactive']);
  });

  it('is put on sale and taken off by its own reseller alone, whoever is above', async () => {
    const chain = await openChain(system);
    for (const [name, body] of [['deactivate-plan', { reason: 'no demand' }], ['publish-plan', {}]] as const) {
      await expect(system.send(name, { planId: chain.plans[1], ...body })).rejects.toMatchObject({ refusal: 'forbidden' });
      await expect(system.send(name, { planId: chain.plans[0], ...body }, { as: chain.r1 })).rejects.toMatchObject({ refusal: 'not_found' });
    }
    expect((await system.one('plans', chain.plans[1])).status).toBe('Active');
  });

  it('refuses what is not one level down, of another currency, or another reseller\'s to decide', async () => {
    const { planId } = await openShop(system);
    const r1 = await resellerBelow(system, system.admin, 'Reseller One');
    const r2 = await resellerBelow(system, r1, 'Reseller Two');
    const overseas = await resellerBelow(system, system.admin, 'Overseas', 'USD');
    await expect(system.send('delegate-plan', { planId, resellerId: r2.resellerId })).rejects.toMatchObject({ code: 'not_direct_downstream' });
    await expect(system.send('delegate-plan', { planId, resellerId: overseas.resellerId })).rejects.toMatchObject({ code: 'currency_differs' });
    await expect(system.send('set-markup', { planId, percentage: '10' })).rejects.toMatchObject({ code: 'markup_without_cost' });
    await expect(system.send('change-plan-prices', { planId, ...licence(1) }, { as: r1 })).rejects.toMatchObject({ refusal: 'not_found' });
    await send(system.admin, 'delegate-plan', { planId, resellerId: r1.resellerId });
    await expect(system.send('delegate-plan', { planId, resellerId: r1.resellerId })).rejects.toMatchObject({ code: 'already_delegated' });
    await expect(system.send('set-markup', { planId: delegatedPlanId(planId, r1.resellerId), percentage: '10' })).rejects.toMatchObject({ refusal: 'forbidden' });
  });

  it('the price list counts months, one-time fees and minimums beyond what is included, and no trial or endless period', async () => {
    const { productId } = await openShop(system);
    const terms = (await system.find('service-terms'))[0];
    const period = (periodId: string, term: object | null, more: object = {}) => ({ periodId, term, fees: { setup: 0, recurring: 0, renewal: 0 }, ...more });
    const { id: planId } = await system.send('create-plan', {
      productId, serviceTermsId: terms?.id, name: 'Backup', billingType: 'reservation', currency: 'EUR',
      periods: [period('quarter', { count: 3, unit: 'month' }, { fees: { setup: 1000, recurring: 3100, renewal: 500 } }), period('year', { count: 1, unit: 'year' }), period('trial', { count: 14, unit: 'day' }, { trial: true })],
      resources: [{ key: 'space', name: 'Space', unit: 'GB', included: 10, minimum: 15, fees: { setup: 20, recurring: 100, renewal: 0 } }],
    });
    const rows = (await seen(system, 'price-list', system.admin)).filter((row) => row['planId'] === planId);
    expect(rows.map((row) => [row['periodId'], row['retail'], row['netCost'], row['markupNotSet']]).sort()).toEqual([['quarter', 1000 + 3 * 3100 + 5 * (20 + 3 * 100), null, false], ['year', 5 * (20 + 12 * 100), null, false]]);
  });

  it('reservations of the vendor are hidden from customers, on sale for managers', async () => {
    const { productId, accountId } = await openShop(system);
    const terms = (await system.find('service-terms'))[0];
    const { id: planId } = await system.send('create-plan', {
      productId, serviceTermsId: terms?.id, name: 'D2s v3', billingType: 'azure_ri', currency: 'EUR', periods: [{ periodId: 'year', term: { count: 1, unit: 'year' } }],
      resources: [{ key: 'd2s', name: 'D2s v3', unit: 'reservation', minimum: 1, fees: { setup: 60000 } }],
    });
    await system.send('publish-plan', { planId });
    expect((await seen(system, 'plans', system.customer(accountId))).map((row) => row['name'])).toEqual(['Office E3']);
    expect(await system.one('plans', planId)).toMatchObject({ status: 'Active', soldTo: 'managers' });
  });
});
