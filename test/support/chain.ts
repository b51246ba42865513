import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import { parseListQuery } from '../../application/queries/list-query.js';
import { ReadService } from '../../application/queries/read-service.js';
import type { JsonObject } from '../../application/ports/read-store.js';
import type { Principal } from '../../application/spine/principal.js';
import { registry } from '../../projections/registry.js';
import { openShop, type ShopOptions, type TestSystem } from './system.js';

/** Distributor D over R1 over R2, each with an administrator, and an account of R2. */
export interface Chain {
  readonly d: Principal;
  readonly r1: Principal;
  readonly r2: Principal;
  readonly accountId: string;
  /** D's plan and its copies: of R1, of R2. */
  readonly plans: readonly [d: string, r1: string, r2: string];
}

export interface ChainOptions extends ShopOptions {
  /** Retail prices of a licence by level, minor units. */
  readonly prices?: readonly [d: number, r1: number, r2: number];
}

export const resellerBelow = async (system: TestSystem, above: Principal, name: string, currency = 'EUR'): Promise<Principal> => {
  const { id } = await system.send('create-reseller', { parentId: above.resellerId, name, currency, timeZone: 'Europe/Berlin', locale: 'en' });
  return { ...above, id: `${name} admin`, resellerId: id, resellerPath: `${above.resellerPath}${id}/` };
};

const licenceAt = (recurring: number) => ({ resources: [{ key: 'licences', fees: { setup: 0, recurring, renewal: 0 } }] });

/** A plan of D on sale for licences at these prices on all three levels, by hand. */
export const openChain = async (system: TestSystem, { prices: [top, middle, bottom] = [800, 1000, 1200], ...shop }: ChainOptions = {}): Promise<Chain> => {
  const { planId } = await openShop(system, { ...shop, fee: top });
  return delegateDown(system, planId, [licenceAt(middle), licenceAt(bottom)].map((body) => ['change-plan-prices', body] as const));
};

/** A plan of D delegated down to R2 and on sale everywhere; R1 and R2 set their prices each by a command. */
export const delegateDown = async (system: TestSystem, planId: string, pricing: readonly (readonly [command: string, body: object])[]): Promise<Chain> => {
  const d = system.admin;
  const r1 = await resellerBelow(system, d, 'Reseller One');
  const r2 = await resellerBelow(system, r1, 'Reseller Two');
  const plans = [planId, delegatedPlanId(planId, r1.resellerId), delegatedPlanId(delegatedPlanId(planId, r1.resellerId), r2.resellerId)] as const;
  for (const [level, [as, below]] of ([[d, r1], [r1, r2]] as const).entries()) {
    await system.send('delegate-plan', { planId: plans[level], resellerId: below.resellerId }, { as });
    await system.settle();
    const [name, body] = pricing[level] ?? ['change-plan-prices', {}];
    await system.send(name, { planId: plans[level + 1], ...body }, { as: below });
    await system.send('publish-plan', { planId: plans[level + 1] }, { as: below });
  }
  const { id: accountId } = await system.send('open-account', {
    resellerId: r2.resellerId, kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO' },
    terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 },
  });
  await system.settle();
  return { d, r1, r2, accountId, plans };
};

/** A plan of the distributor's own, of any billing type, published. */
export const ownPlan = async (system: TestSystem, plan: object): Promise<string> => {
  const { id: productId } = await system.send('create-product', { name: 'Cloud', category: 'Infrastructure', vendor: 'Microsoft' });
  const { id: serviceTermsId } = await system.send('create-service-terms', { key: 'cloud', name: 'Cloud', billingDay: 1, manualRenewPoint: -1, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
  const { id: planId } = await system.send('create-plan', { productId, serviceTermsId, name: 'Cloud plan', currency: 'EUR', resources: [], ...plan });
  await system.send('publish-plan', { planId });
  return planId;
};

/** What somebody sees of a list, as over HTTP. */
export const seen = async (system: TestSystem, view: string, principal: Principal): Promise<readonly JsonObject[]> => {
  await system.settle();
  return (await reads(system.platform).list(projectionOf(view), parseListQuery({ range: '[0,99]' }), principal)).rows;
};

export const reads = ({ readStore, eventStore, profiles, clock }: TestSystem['platform']): ReadService => new ReadService({ readStore, eventStore, profiles, clock });

export const projectionOf = (name: string) => {
  const found = registry.find((view) => view.name === name);
  if (!found) throw new Error(`no view ${name}`);
  return found;
};
