import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscountPreview } from '../../application/sales/preview-discount.js';
import { ResellerDiscounts, type ResellerDiscountCase } from '../../application/sales/reseller-discounts.js';
import { sightOf } from '../../application/queries/visibility.js';
import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import type { Principal } from '../../application/spine/principal.js';
import { discounts } from '../../projections/sales/discounts.projection.js';
import { openShop, order, topUp, TestSystem, type Shop } from '../support/system.js';

/** D sells to R1 and R2, R1 sells to R11; A and S are of R1, B of R11. */
interface Tree {
  readonly shop: Shop;
  readonly r1: Principal;
  readonly r2: Principal;
  readonly r11: Principal;
  readonly planOfR1: string;
  readonly account: string;
  readonly subscription: string;
}

let system: TestSystem;
let tree: Tree;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-15' });
  tree = await plant();
});
afterEach(() => system.close());

const below = async (parent: Principal, name: string): Promise<Principal> => {
  const { id: resellerId } = await system.send('create-reseller', { parentId: parent.resellerId, name, currency: 'EUR', timeZone: 'Europe/Berlin' });
  return { ...system.admin, id: resellerId, resellerId, resellerPath: `${parent.resellerPath}${resellerId}/` };
};

const openAccount = async (as: Principal): Promise<string> => {
  const terms = { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, cancelUnpaidOrderInDays: 7 };
  return (await system.send('open-account', { kind: 'legal_entity', name: 'Hill Bakery', email: 'hill@example.com', address: { country: 'NO' }, terms }, { as })).id;
};

const plant = async (): Promise<Tree> => {
  const shop = await openShop(system);
  const r1 = await below(system.admin, 'R1');
  const [r2, r11] = [await below(system.admin, 'R2'), await below(r1, 'R11')];
  await system.send('delegate-plan', { planId: shop.planId, resellerId: r1.resellerId });
  await system.settle();
  const planOfR1 = delegatedPlanId(shop.planId, r1.resellerId);
  await system.send('publish-plan', { planId: planOfR1 }, { as: r1 });
  const account = await openAccount(r1);
  const { subscriptionId } = await order(system.as(r1), { ...shop, planId: planOfR1, accountId: account }, 10);
  await topUp(system, account, 100_000);
  return { shop, r1, r2, r11, planOfR1, account, subscription: String(subscriptionId) };
};

const create = async (percentage: string, scopes: readonly object[], more: object = {}): Promise<string> => {
  const { id: discountId } = await system.send('create-discount', { name: `${percentage} %`, type: 'reseller', percentage, scopes, ...more });
  await system.send('activate-discount', { discountId });
  return discountId;
};

const find = (more: Partial<ResellerDiscountCase> = {}) => {
  const { r1, subscription, account, planOfR1, shop } = tree;
  const judged = { creditorId: system.admin.resellerId, debtorId: r1.resellerId, subscriptionId: subscription, accountId: account, planIds: [planOfR1, shop.planId], on: '2026-11-01', ...more };
  return system.platform.container.get(ResellerDiscounts).find(judged);
};
const percentage = async (more: Partial<ResellerDiscountCase> = {}): Promise<string | null> => (await find(more)).winner?.percentage ?? null;

describe('a reseller discount (domain.md 5.2)', () => {
  it('accept 1: 10 % for R1 and subscription S; another subscription of R1 has none', async () => {
    await create('10', [{ kind: 'subscription', resellerId: tree.r1.resellerId, subscriptionId: tree.subscription }]);
    expect([await percentage(), await percentage({ subscriptionId: 'another' })]).toEqual(['10', null]);
  });

  it('accept 2: 15 % for account and plan, 10 % for all: the higher one wins, the others get 10 %', async () => {
    await create('15', [{ kind: 'accounts_and_plans', resellerId: tree.r1.resellerId, accountIds: [tree.account], planIds: [tree.shop.planId] }]);
    await create('10', [{ kind: 'all_resellers' }]);
    const both = await find();
    expect([both.winner?.percentage, both.lost.map((lost) => lost.percentage)]).toEqual(['15', ['10']]);
    expect([await percentage({ accountId: 'another' }), await percentage({ planIds: ['another'] }), await percentage({ debtorId: tree.r2.resellerId })]).toEqual(['10', '10', '10']);
  });

  it('accept 3: over on 31 October, a charge that closes on 1 November has none; extended to that day, it has', async () => {
    const discountId = await create('10', [{ kind: 'all_resellers' }], { validTo: '2026-10-31' });
    expect([await percentage({ on: '2026-10-31' }), await percentage()]).toEqual(['10', null]);
    await system.send('edit-discount', { discountId, validTo: '2026-11-01' });
    expect([await percentage(), await percentage({ on: '2026-11-02' })]).toEqual(['10', null]);
    await system.send('edit-discount', { discountId, validTo: null });
    expect(await percentage({ on: '2036-11-02' })).toBe('10');
  });

  it('accept 4: an edited percentage is for what closes from then on; what was found stays as it was', async () => {
    const discountId = await create('10', [{ kind: 'all_resellers' }]);
    const before = await find();
    await system.send('edit-discount', { discountId, percentage: '20' });
    expect([before.winner?.percentage, await percentage()]).toEqual(['10', '20']);
  });

  it('does not apply once it is deactivated, or its row is taken out', async () => {
    const discountId = await create('10', [{ kind: 'all_resellers' }]);
    await system.send('deactivate-discount', { discountId });
    expect(await percentage()).toBeNull();
    await system.send('activate-discount', { discountId });
    const [row] = (await system.one('discounts', discountId)).scopes as { scopeId: string }[];
    await system.send('remove-discount-scope', { discountId, scopeId: row?.scopeId });
    expect(await percentage()).toBeNull();
  });

  it('takes the lowest id of two with the same percentage', async () => {
    const ids = [await create('10', [{ kind: 'all_resellers' }]), await create('10.00', [{ kind: 'all_resellers' }])];
    const { winner, lost } = await find();
    expect([winner?.id, ...lost.map(({ id }) => id)]).toEqual([...ids].sort());
  });
});

describe('the scope of a reseller discount', () => {
  const add = (discountId: string, scope: object): Promise<unknown> => system.send('add-discount-scope', { discountId, scope });

  it('grows by rows, each once', async () => {
    const { r1, r2, account, subscription } = tree;
    const discountId = await create('10', [{ kind: 'subscription', resellerId: r1.resellerId, subscriptionId: subscription }]);
    await add(discountId, { kind: 'subscription', resellerId: r1.resellerId, subscriptionId: subscription });
    await add(discountId, { kind: 'accounts_and_plans', resellerId: r1.resellerId, accountIds: [account] });
    await add(discountId, { kind: 'accounts_and_plans', resellerId: r2.resellerId });
    expect(((await system.one('discounts', discountId)).scopes as { kind: string }[]).map(({ kind }) => kind)).toEqual(['subscription', 'accounts_and_plans', 'accounts_and_plans']);
    await add(discountId, { kind: 'all_resellers' });
    expect((await system.one('discounts', discountId)).scopes).toMatchObject([{ kind: 'all_resellers' }]);
  });

  it('refuses, and records nothing of, what is not one level down or not in that branch', async () => {
    const { r1, r2, r11, account, subscription, shop, planOfR1 } = tree;
    const discountId = await create('10', [{ kind: 'accounts_and_plans', resellerId: r2.resellerId }]);
    const own = (await openAccount(system.admin)).toString();
    const head = await system.platform.eventStore.head();
    const cases: readonly (readonly [object, string, string])[] = [
      [{ kind: 'accounts_and_plans', resellerId: r11.resellerId }, 'not_direct_downstream', '/scope/resellerId'],
      [{ kind: 'accounts_and_plans', resellerId: system.admin.resellerId }, 'not_direct_downstream', '/scope/resellerId'],
      [{ kind: 'accounts_and_plans', resellerId: account }, 'not_found', '/scope/resellerId'],
      [{ kind: 'accounts_and_plans' }, 'reseller_required', '/scope/resellerId'],
      [{ kind: 'subscription', resellerId: r2.resellerId, subscriptionId: subscription }, 'subscription_of_another_branch', '/scope/subscriptionId'],
      [{ kind: 'subscription', resellerId: r1.resellerId, subscriptionId: account }, 'not_found', '/scope/subscriptionId'],
      [{ kind: 'subscription', resellerId: r1.resellerId }, 'subscription_required', '/scope/subscriptionId'],
      [{ kind: 'accounts_and_plans', resellerId: r1.resellerId, accountIds: [account, own] }, 'account_of_another_branch', '/scope/accountIds/1'],
      [{ kind: 'accounts_and_plans', resellerId: r2.resellerId, planIds: [shop.planId] }, 'plan_not_delegated', '/scope/planIds/0'],
      [{ kind: 'accounts_and_plans', resellerId: r1.resellerId, planIds: [planOfR1] }, 'plan_not_delegated', '/scope/planIds/0'],
      [{ kind: 'all_resellers', resellerId: r1.resellerId }, 'not_for_kind', '/scope/resellerId'],
    ];
    for (const [scope, code, pointer] of cases) await expect(add(discountId, scope)).rejects.toMatchObject({ code, pointer });
    for (const more of [{ percentage: '0' }, { percentage: '101' }, { percentage: '10', validFrom: '2026-11-02', validTo: '2026-11-01' }, { percentage: '10', accountLimit: 1 }])
      await expect(system.send('create-discount', { name: 'No', type: 'reseller', ...more })).rejects.toMatchObject({ refusal: 'rule' });
    for (const wrong of ['-5', '12.345', '']) await expect(system.send('create-discount', { name: 'No', type: 'reseller', percentage: wrong })).rejects.toThrow('wrong shape');
    expect(await system.platform.eventStore.head()).toBe(head);
  });
});

describe('who may see and set a reseller discount', () => {
  it('the staff of the reseller that grants it: not those below, and those above only that it is there', async () => {
    const { r1, r2, r11 } = tree;
    const { id: discountId } = await system.send('create-discount', { name: 'Partners', type: 'reseller', percentage: '10', scopes: [{ kind: 'accounts_and_plans', resellerId: r11.resellerId }] }, { as: r1 });
    const document = await system.one('discounts', discountId);
    const seen = (by: Principal): boolean => sightOf(discounts, by).sees(document);
    expect([seen(r1), seen(r11), seen(r2), seen(system.admin)]).toEqual([true, false, false, true]);
    expect(sightOf(discounts, system.admin).show(document)).not.toHaveProperty('scopes');
    expect(() => sightOf(discounts, system.customer(tree.account))).toThrow('may not read');
    await expect(system.send('activate-discount', { discountId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(system.send('activate-discount', { discountId }, { as: r11 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(system.send('activate-discount', { discountId }, { as: { ...r1, role: 'sales' } })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(system.send('create-discount', { name: 'For R1', type: 'reseller', percentage: '10', resellerId: r1.resellerId })).rejects.toMatchObject({ code: 'forbidden' });
    await system.send('activate-discount', { discountId }, { as: { ...r1, role: 'marketing' } });
  });
});

describe('a discount that eats the margin (domain.md 4.10)', () => {
  it('is warned of where it lowers a price to its own cost or below, and hindered nowhere', async () => {
    const { r1, r11, planOfR1, shop } = tree;
    await system.send('change-plan-prices', { planId: planOfR1, resources: [{ key: 'licences', fees: { setup: 0, recurring: 625, renewal: 0 } }] }, { as: r1 });
    await system.send('delegate-plan', { planId: planOfR1, resellerId: r11.resellerId }, { as: r1 });
    await system.settle();
    const preview = (as: TestSystem, percent: string, scope: object) => as.preview<DiscountPreview>('preview-discount', { percentage: percent, scopes: [scope] });
    const lost = { planId: planOfR1, resourceKey: 'licences', periodId: null, fee: 'recurring', price: 625, cost: 500 };
    // 6.25 less 20 % is 5.00, what R1 pays itself.
    for (const scope of [{ kind: 'all_resellers' }, { kind: 'accounts_and_plans', resellerId: r11.resellerId, planIds: [planOfR1] }])
      expect(await preview(system.as(r1), '20', scope)).toMatchObject({ lostMargins: [lost] });
    expect(await preview(system.as(r1), '19.99', { kind: 'all_resellers' })).toEqual({ lostMargins: [] });
    // So it is for R1's own customers, of the plans and fees that the discount is for.
    await system.send('publish-plan', { planId: planOfR1 }, { as: r1 });
    await system.settle();
    const forCustomers = (percentage: string, more: object = {}) => system.as(r1).preview<DiscountPreview>('preview-discount', { percentage, ...more });
    expect([await forCustomers('20'), await forCustomers('20', { planIds: [planOfR1], fees: ['recurring'] })]).toEqual([{ lostMargins: [expect.objectContaining(lost)] }, { lostMargins: [expect.objectContaining(lost)] }]);
    expect([await forCustomers('19.99'), await forCustomers('20', { fees: ['setup'] }), await forCustomers('20', { planIds: [shop.planId] })]).toEqual([{ lostMargins: [] }, { lostMargins: [] }, { lostMargins: [] }]);
    // The distributor's own plan has no cost from above.
    expect(await preview(system, '100', { kind: 'accounts_and_plans', resellerId: r1.resellerId, planIds: [shop.planId] })).toEqual({ lostMargins: [] });
  });
});
