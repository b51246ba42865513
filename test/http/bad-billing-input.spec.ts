import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import { HttpSystem } from '../support/http-system.js';
import { openShop, order, subscribe, type Shop } from '../support/system.js';

let http: HttpSystem;
let shop: Shop;
/** A reseller below the distributor and one below that; the subscription is the distributor's own. */
let ids: { readonly r1: string; readonly r11: string; readonly planOfR1: string; readonly subscriptionId: string; readonly installing: string; readonly order: string };

beforeAll(async () => {
  http = await HttpSystem.open();
  const { system } = http;
  shop = await openShop(system);
  const reseller = async (name: string, parentId = system.admin.resellerId): Promise<string> => (await system.send('create-reseller', { parentId, name, currency: 'EUR', timeZone: 'Europe/Berlin' })).id;
  const r1 = await reseller('R1');
  const r11 = await reseller('R11', r1);
  await system.send('delegate-plan', { planId: shop.planId, resellerId: r1 });
  const subscriptionId = await subscribe(system, shop, 10);
  const slow = await openShop(system, { behaviour: 'wait' });
  const installing = await subscribe(system, slow, 1);
  const { id: discountId } = await system.send('create-discount', { name: 'Once', type: 'promo_code', percentage: '10', code: 'ONCE', singleUse: true });
  await system.send('activate-discount', { discountId });
  const placed = await order(system, shop, 1, { promoCode: 'ONCE' });
  ids = { r1, r11, planOfR1: delegatedPlanId(shop.planId, r1), subscriptionId, installing, order: placed.id };
});
afterAll(() => http.close());

const licences = (quantity: number): object => ({ quantities: [{ resourceKey: 'licences', quantity }] });
const discount = (more: object): object => ({ name: 'No', type: 'account', percentage: '10', ...more });
const forResellers = (scope: object): object => ({ name: 'No', type: 'reseller', percentage: '10', scopes: [scope] });
const sale = (more: object): object => ({ accountId: shop.accountId, planId: shop.planId, periodId: 'period', ...licences(1), ...more });

describe('input that a finance department must never find booked', () => {
  it.each<[string, string, () => object, number, string]>([
    ['a percentage below zero', 'create-discount', () => discount({ percentage: '-5' }), 400, 'validation_failed'],
    ['a percentage of three decimals', 'create-discount', () => discount({ percentage: '12.345' }), 400, 'validation_failed'],
    ['a percentage of nothing', 'create-discount', () => discount({ percentage: '0' }), 422, 'percentage_range'],
    ['a percentage above 100', 'create-discount', () => discount({ percentage: '100.01' }), 422, 'percentage_range'],
    ['dates turned round', 'create-discount', () => discount({ validFrom: '2026-11-02', validTo: '2026-11-01' }), 422, 'range_turned_round'],
    ['a day that is not in the calendar', 'create-discount', () => discount({ validFrom: '2026-02-30' }), 422, 'no_such_day'],
    ['a reseller that is not a direct child', 'create-discount', () => forResellers({ kind: 'accounts_and_plans', resellerId: ids.r11 }), 422, 'not_direct_downstream'],
    ['a subscription of another branch', 'create-discount', () => forResellers({ kind: 'subscription', resellerId: ids.r1, subscriptionId: ids.subscriptionId }), 422, 'subscription_of_another_branch'],
    ['a plan that was not delegated', 'create-discount', () => forResellers({ kind: 'accounts_and_plans', resellerId: ids.r1, planIds: [ids.planOfR1] }), 422, 'plan_not_delegated'],
    ['a promo code that is used up', 'place-order', () => sale({ promoCode: 'ONCE' }), 422, 'promo_code_used_up'],
    ['less than the minimum', 'place-order', () => sale(licences(0)), 422, 'below_minimum'],
    ['more than the limit', 'place-order', () => sale(licences(101)), 422, 'above_limit'],
    ['more than the limit, later', 'change-subscription', () => ({ subscriptionId: ids.subscriptionId, ...licences(101) }), 422, 'above_limit'],
    ['a change while it is installed', 'change-subscription', () => ({ subscriptionId: ids.installing, ...licences(2) }), 409, 'in_transition'],
    ['a stop while it is installed', 'stop-subscription', () => ({ subscriptionId: ids.installing }), 409, 'in_transition'],
    ['a deletion while it is installed', 'delete-subscription', () => ({ subscriptionId: ids.installing }), 409, 'in_transition'],
    ['an activation while it is installed', 'activate-subscription', () => ({ subscriptionId: ids.installing }), 409, 'in_transition'],
    ['a renewal while it is installed', 'renew-subscription', () => ({ subscriptionId: ids.installing }), 409, 'in_transition'],
    ['a switch while it is installed', 'switch-plan', () => ({ subscriptionId: ids.installing, planId: shop.planId, periodId: 'period' }), 409, 'in_transition'],
    ['more money than there is', 'pay-from-balance', () => ({ orderId: ids.order }), 422, 'insufficient_balance'],
    ['a promise above the limit', 'provide-guarantee', () => ({ accountId: shop.accountId, amount: 1 }), 422, 'guarantee_above_limit'],
    ['a correction of nothing', 'correct-balance', () => ({ accountId: shop.accountId, amount: 0, reason: 'No' }), 422, 'amount_zero'],
  ])('%s', async (_name, command, body, status, code) => {
    await http.system.settle();
    const before = await http.system.platform.eventStore.head();
    const answer = await http.command(command, body());
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, answer.json().code]).toEqual([status, code]);
    await http.system.settle();
    expect(await http.system.platform.eventStore.head()).toBe(before);
  });
});
