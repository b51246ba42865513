import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { BILLING_RULES, BILLING_TYPE_KEYS, type BillingTypeKey } from '../shared/billing-rules.js';
import type { PlanCreatedData, PlanEvent, PlanPeriod } from './catalog.events.js';
import { plan, type ExistingPlan } from './plan.js';
import { pricesAt } from './prices.js';

const FREE = { setup: 0, recurring: 0, renewal: 0 };
const fees = (recurring: number) => ({ ...FREE, recurring });
const period = (more: Partial<PlanPeriod> = {}): PlanPeriod => ({ periodId: 'period', term: { count: 1, unit: 'year' }, trial: false, public: true, fees: FREE, ...more });
const data = (more: Partial<PlanCreatedData> = {}): PlanCreatedData => ({
  planId: 'p', resellerId: 'd', productId: 'product', serviceTermsId: 'terms', name: 'Office', sku: null, description: '', billingType: 'csp_monthly', currency: 'EUR',
  fixedPrice: false, singleton: false, autoRenewDefault: false, parentPlanId: null, netCost: null, markup: null, periods: [period()],
  resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: null, public: true, fees: fees(1000) }], ...more,
});
const created = (more: Partial<PlanCreatedData> = {}): PlanEvent => ({ type: 'PlanCreated', data: data(more) });
const creating = (more: Partial<PlanCreatedData>) => scenario(plan).when({ type: 'CreatePlan', plan: data(more) });
const prices = (licence: number) => ({ periods: [{ periodId: 'period', fees: FREE }], resources: [{ key: 'licences', fees: fees(licence) }] });
const markup = (percentage: string) => ({ percentage, periods: [] });
const copy = (more: Partial<PlanCreatedData> = {}): PlanEvent => created({ planId: 'c', resellerId: 'r1', parentPlanId: 'p', netCost: prices(800), markup: markup('25'), ...more });

/** A plan that the type allows. */
const allowed = (billingType: BillingTypeKey): PlanCreatedData => {
  const { terms, writtenOff } = BILLING_RULES[billingType];
  const licence = billingType === 'payg_external' ? FREE : writtenOff === 'when_paid' ? { ...FREE, setup: 60000 } : fees(500);
  const base = data({ billingType, periods: [period({ term: terms === 'endless' ? null : { count: 1, unit: 'year' } })] });
  return { ...base, resources: base.resources.map((resource) => ({ ...resource, fees: licence })) };
};

describe('which plans a billing type allows', () => {
  it.each(BILLING_TYPE_KEYS)('%s can be sold', (billingType) => {
    const made = allowed(billingType);
    scenario(plan).when({ type: 'CreatePlan', plan: made }).then({ type: 'PlanCreated', data: made });
  });

  it.each(BILLING_TYPE_KEYS)('%s: a period with or without an end as its rules say', (billingType) => {
    const made = allowed(billingType);
    const wrong = { with_end: null, endless: { count: 1, unit: 'month' as const }, both: null }[BILLING_RULES[billingType].terms];
    const tried = scenario(plan).when({ type: 'CreatePlan', plan: { ...made, periods: [period({ term: wrong })] } });
    if (BILLING_RULES[billingType].terms === 'both') return tried.then({ type: 'PlanCreated', data: { ...made, periods: [period({ term: wrong })] } });
    return tried.thenRejects(BILLING_RULES[billingType].terms === 'endless' ? 'term_not_allowed' : 'term_required');
  });

  it('counts a paid period in days only where the type does', () => {
    const days = [period({ term: { count: 45, unit: 'day' } })];
    creating({ billingType: 'reservation', periods: days }).then(created({ billingType: 'reservation', periods: days }));
    creating({ billingType: 'g_suite', periods: days }).thenRejects('term_unit');
  });

  it('a trial is free, ends, and may be counted in days', () => {
    const trial = period({ periodId: 'trial', term: { count: 14, unit: 'day' }, trial: true });
    creating({ periods: [period(), trial] }).then(created({ periods: [period(), trial] }));
    creating({ periods: [{ ...trial, fees: fees(1) }] }).thenRejects('trial_is_free');
    creating({ periods: [{ ...trial, term: null }] }).thenRejects('term_required');
    creating({ billingType: 'payg_internal', periods: [trial] }).thenRejects('trial_not_allowed');
  });

  it('knows one-time fees only where the type does; a reservation of the vendor has nothing else', () => {
    creating({ periods: [period({ fees: { ...FREE, setup: 100 } })] }).thenRejects('one_time_fee');
    creating({ billingType: 'azure_ri' }).thenRejects('setup_fee_only');
  });

  it('pay as you go at prices of the vendor has a markup and no fees, other types no markup', () => {
    creating({ billingType: 'payg_external', periods: [period({ term: null })] }).thenRejects('priced_by_markup');
    creating({ markup: markup('15') }).thenRejects('markup_without_cost');
    scenario(plan).given({ type: 'PlanCreated', data: allowed('payg_external') }).when({ type: 'PublishPlan', planId: 'p' }).thenRejects('markup_missing');
  });
});

describe('prices of a plan', () => {
  const changed = (at: string, licence: number): PlanEvent => ({ type: 'PlanPricesChanged', data: { planId: 'p', at, cause: 'manual', prices: prices(licence), netCost: null, markup: null } });
  const after = (...events: readonly PlanEvent[]) => events.reduce((state: ReturnType<typeof plan.evolve>, event) => plan.evolve(state, event), null) as ExistingPlan;

  it('hold from now on; what is not named keeps its fees', () => {
    scenario(plan).given(created()).when({ type: 'ChangePrices', prices: { periods: [], resources: [{ key: 'licences', fees: fees(1100) }] }, at: '2026-09-01T00:00:00.000Z' }).then(changed('2026-09-01T00:00:00.000Z', 1100));
    scenario(plan).given(created()).when({ type: 'ChangePrices', prices: prices(1000), at: '2026-09-01T00:00:00.000Z' }).thenNothing();
    scenario(plan).given(created()).when({ type: 'ChangePrices', prices: { periods: [], resources: [{ key: 'seats', fees: fees(1) }] }, at: '' }).thenRejects('unknown_resource');
  });

  it('are known for every instant, the first ones since ever', () => {
    const state = after(created(), changed('2026-09-01T00:00:00.000Z', 1100), changed('2026-10-01T00:00:00.000Z', 1200));
    const at = (instant: string) => pricesAt(state, instant).prices.resources[0]?.fees.recurring;
    expect([at('2020-01-01T00:00:00.000Z'), at('2026-08-31T23:59:59.999Z'), at('2026-09-01T00:00:00.000Z'), at('2026-09-30T00:00:00.000Z'), at('2027-01-01T00:00:00.000Z')]).toEqual([1000, 1000, 1100, 1100, 1200]);
    expect(state.resources[0]?.fees.recurring).toBe(1200);
  });

  it('follow the upstream by the markup, each fee rounded half up', () => {
    scenario(plan).given(copy()).when({ type: 'FollowUpstream', netCost: prices(902), at: 'now' })
      .then({ type: 'PlanPricesChanged', data: { planId: 'c', at: 'now', cause: 'net_cost', prices: prices(1128), netCost: prices(902), markup: markup('25') } });
  });

  it('set by hand do not follow, and only the cost is noted', () => {
    scenario(plan).given(copy({ markup: null })).when({ type: 'FollowUpstream', netCost: prices(1200), at: 'now' })
      .then({ type: 'PlanPricesChanged', data: { planId: 'c', at: 'now', cause: 'net_cost', prices: prices(1000), netCost: prices(1200), markup: null } });
    scenario(plan).given(copy()).when({ type: 'FollowUpstream', netCost: prices(800), at: 'now' }).thenNothing();
  });

  it('of an own plan have no markup, and a markup ends with prices by hand', () => {
    scenario(plan).given(created()).when({ type: 'SetMarkup', markup: markup('10'), at: 'now' }).thenRejects('markup_without_cost');
    scenario(plan).given(copy()).when({ type: 'ChangePrices', prices: prices(990), at: 'now' })
      .then({ type: 'PlanPricesChanged', data: { planId: 'c', at: 'now', cause: 'manual', prices: prices(990), netCost: prices(800), markup: null } });
  });
});

describe('a plan and its copies', () => {
  const delegated: PlanEvent = { type: 'PlanDelegated', data: { planId: 'p', resellerId: 'r1', delegatedPlanId: 'c' } };

  it('is delegated once to a reseller, and not when it is off sale', () => {
    const delegate = { type: 'DelegatePlan', resellerId: 'r1', delegatedPlanId: 'c' } as const;
    scenario(plan).given(created()).when(delegate).then(delegated);
    scenario(plan).given(created(), delegated).when(delegate).thenRejects('already_delegated');
    scenario(plan).given(created(), { type: 'PlanDeactivated', data: { planId: 'p', reason: 'old' } }).when(delegate).thenRejects('plan_not_sold');
  });

  it('a copy that the provider withdrew cannot be published, and comes back as it was', () => {
    const withdrawn: PlanEvent = { type: 'PlanWithdrawnByProvider', data: { planId: 'c', reason: 'old' } };
    scenario(plan).given(copy(), withdrawn).when({ type: 'PublishPlan', planId: 'c' }).thenRejects('deactivated_by_provider');
    const restored: PlanEvent = { type: 'PlanRestoredByProvider', data: { planId: 'c' } };
    scenario(plan).given(copy(), { type: 'PlanPublished', data: { planId: 'c' } }, withdrawn).when({ type: 'RestorePlan' }).then(restored);
    expect([copy(), withdrawn, restored].reduce((state: ReturnType<typeof plan.evolve>, event) => plan.evolve(state, event), null)?.status).toBe('Draft');
  });
});
