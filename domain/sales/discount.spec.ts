import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scenario } from '../../test/support/scenario.js';
import { discount } from './discount.js';
import { applicable, applicableToReseller, standingOf, type DiscountCase } from './discount-choice.js';
import type { Discount, DiscountTerms, ExistingDiscount } from './discount-state.js';
import type { DiscountEvent, DiscountUsage, DiscountUse, ScopeRow } from './discount.events.js';

const terms = (more: Partial<DiscountTerms> = {}): DiscountTerms => ({
  discountId: 'd', resellerId: 'R', name: 'Welcome', type: 'account', percentage: '10', validFrom: null, validTo: null, codes: [], fees: ['recurring'],
  planIds: null, accountIds: null, classKeys: null, accountLimit: null, subscriptionLimit: null, ...more,
});
const promo = (more: Partial<DiscountTerms> = {}): DiscountTerms => terms({ type: 'promo_code', codes: [{ code: 'WELCOME10', singleUse: false }], ...more });
const reseller = terms({ type: 'reseller', fees: ['setup', 'renewal', 'recurring', 'consumption'] });
const created = (data: DiscountTerms = terms()): DiscountEvent => ({ type: 'DiscountCreated', data });
const activated: DiscountEvent = { type: 'DiscountActivated', data: { discountId: 'd' } };
const use = (orderId: string, more: Partial<DiscountUse> = {}): DiscountUse => ({ orderId, subscriptionId: `s-${orderId}`, accountId: 'A', code: null, ...more });
const usage = (accounts: number, subscriptions: number, orders: number): DiscountUsage => ({ accounts, subscriptions, orders });
const reserved = (of: DiscountUse, reservedOn = '2026-11-01', after = usage(1, 1, 1)): DiscountEvent => ({ type: 'DiscountReserved', data: { discountId: 'd', ...of, reservedOn, usage: after } });
const consumed = (of: DiscountUse, after = usage(1, 1, 1)): DiscountEvent => ({ type: 'DiscountConsumed', data: { discountId: 'd', ...of, usage: after } });
const released = (of: DiscountUse, after = usage(0, 0, 0)): DiscountEvent => ({ type: 'DiscountReleased', data: { discountId: 'd', ...of, usage: after } });
const row = (scopeId: string, more: object): ScopeRow => ({ scopeId, kind: 'accounts_and_plans', resellerId: 'R1', accountIds: null, planIds: null, ...more });
const scoped = (scope: ScopeRow): DiscountEvent => ({ type: 'DiscountScopeAdded', data: { discountId: 'd', scope } });
const unscoped = (scopeId: string): DiscountEvent => ({ type: 'DiscountScopeRemoved', data: { discountId: 'd', scopeId } });
const reserve = (of: DiscountUse, on = '2026-11-01') => ({ type: 'ReserveUse', use: of, on }) as const;
const { given, when } = scenario(discount);
const fold = (...events: readonly DiscountEvent[]): ExistingDiscount => events.reduce<Discount>((state, event) => discount.evolve(state, event), discount.initial) as ExistingDiscount;

describe('a discount', () => {
  it.each(['0', '0.00', '100.01', '101', '999'])('of %s % is refused', (percentage) => when({ type: 'CreateDiscount', discount: terms({ percentage }) }).thenRejects('percentage_range'));
  it('has at most two decimals', () => when({ type: 'CreateDiscount', discount: terms({ percentage: '12.345' }) }).thenRejects('percentage_range'));
  it.each(['0.01', '12.5', '99.99', '100', '100.00'])('of %s % is taken', (percentage) => when({ type: 'CreateDiscount', discount: terms({ percentage }) }).then(created(terms({ percentage }))));
  it('does not end before it begins', () => when({ type: 'CreateDiscount', discount: terms({ validFrom: '2026-11-02', validTo: '2026-11-01' }) }).thenRejects('range_turned_round'));
  it('needs its code if it is a promo code, and none otherwise', () => {
    when({ type: 'CreateDiscount', discount: promo({ codes: [] }) }).thenRejects('code_required');
    when({ type: 'CreateDiscount', discount: terms({ codes: [{ code: 'X', singleUse: false }] }) }).thenRejects('code_not_used');
  });
  it('for resellers has rows instead of limits and lists', () => when({ type: 'CreateDiscount', discount: { ...reseller, accountLimit: 3 } }).thenRejects('not_for_type'));

  it('is edited; the same values again change nothing', () => {
    const edited: DiscountEvent = { type: 'DiscountEdited', data: { discountId: 'd', name: 'Welcome', percentage: '15', validFrom: null, validTo: '2026-11-01' } };
    given(created(), activated).when({ type: 'EditDiscount', changes: { percentage: '15', validTo: '2026-11-01' } }).then(edited);
    given(created(), edited).when({ type: 'EditDiscount', changes: { percentage: '15' } }).thenNothing();
    given(created(terms({ validFrom: '2026-11-05' }))).when({ type: 'EditDiscount', changes: { validTo: '2026-11-01' } }).thenRejects('range_turned_round');
  });

  it('is deleted while nobody used it, and deactivated afterwards', () => {
    given(created(), activated).when({ type: 'DeleteDiscount' }).then({ type: 'DiscountDeleted', data: { discountId: 'd' } });
    given(created(), activated, { type: 'DiscountApplied', data: { discountId: 'd' } }).when({ type: 'DeleteDiscount' }).thenRejects('discount_used');
    given(created(terms({ accountLimit: 1 })), activated, consumed(use('o'))).when({ type: 'DeleteDiscount' }).thenRejects('discount_used');
    given(created(), { type: 'DiscountDeleted', data: { discountId: 'd' } }).when({ type: 'ActivateDiscount' }).thenRejects('discount_missing');
    given(created(), { type: 'DiscountDeleted', data: { discountId: 'd' } }).when({ type: 'NoteApplied' }).thenNothing();
  });

  it('takes more codes, each once', () => {
    const more = [{ code: 'WELCOME10', singleUse: true }, { code: 'ONCE', singleUse: true }];
    given(created(promo())).when({ type: 'AddCodes', codes: more }).then({ type: 'DiscountCodesAdded', data: { discountId: 'd', codes: [{ code: 'ONCE', singleUse: true }] } });
    given(created()).when({ type: 'AddCodes', codes: more }).thenRejects('code_not_used');
  });
});

describe('the limits of a discount', () => {
  it('are not kept where there are none', () => given(created(), activated).when(reserve(use('o1'))).thenNothing());

  it('give the last use to the order that asked first', () => {
    const one = created(promo({ subscriptionLimit: 1 }));
    given(one, activated).when(reserve(use('o1', { code: 'WELCOME10' }))).then(reserved(use('o1', { code: 'WELCOME10' })));
    given(one, activated, reserved(use('o1', { code: 'WELCOME10' }))).when(reserve(use('o2', { code: 'WELCOME10' }))).thenRejects('discount_used_up');
  });

  it('let an order ask again', () => {
    given(created(terms({ accountLimit: 1 })), reserved(use('o1'))).when(reserve(use('o1'))).thenNothing();
    given(created(terms({ accountLimit: 1 })), reserved(use('o1')), consumed(use('o1'))).when(reserve(use('o1'))).thenNothing();
  });

  it('count what was cancelled no more', () => {
    const limited = created(terms({ accountLimit: 1 }));
    given(limited, reserved(use('o1'))).when({ type: 'ReleaseUse', orderId: 'o1' }).then(released(use('o1')));
    given(limited, consumed(use('o1'))).when({ type: 'ReleaseUse', orderId: 'o1' }).then(released(use('o1')));
    given(limited, consumed(use('o1')), released(use('o1'))).when({ type: 'ReleaseUse', orderId: 'o1' }).thenNothing();
    given(limited, consumed(use('o1')), released(use('o1'))).when(reserve(use('o2', { accountId: 'B' }))).then(reserved(use('o2', { accountId: 'B' })));
  });

  it('forget a reservation whose order never came, after the next day', () => {
    const limited = created(terms({ accountLimit: 1 }));
    given(limited, reserved(use('o1'), '2026-11-01')).when(reserve(use('o2', { accountId: 'B' }), '2026-11-02')).thenRejects('discount_used_up');
    given(limited, reserved(use('o1'), '2026-11-01')).when(reserve(use('o2', { accountId: 'B' }), '2026-11-03')).then(reserved(use('o2', { accountId: 'B' }), '2026-11-03', usage(2, 2, 2)));
    given(limited, consumed(use('o1'))).when(reserve(use('o2', { accountId: 'B' }), '2027-11-03')).thenRejects('discount_used_up');
  });

  it('confirm what was reserved, once, and nothing else', () => {
    const limited = created(terms({ accountLimit: 1 }));
    given(limited, reserved(use('o1'))).when({ type: 'ConfirmUse', orderId: 'o1' }).then(consumed(use('o1')));
    given(limited, reserved(use('o1')), consumed(use('o1'))).when({ type: 'ConfirmUse', orderId: 'o1' }).thenNothing();
    given(limited).when({ type: 'ConfirmUse', orderId: 'o1' }).thenNothing();
  });
});

const judged = (more: Partial<DiscountCase> = {}): DiscountCase => ({
  accountId: 'A', classKey: 'prepay', planId: 'P', subscriptionId: 's', promoCode: null, on: '2026-11-01', as: 'order', orderId: 'o', individualPrices: false, ...more,
});
const standing = (data: DiscountTerms, uses: readonly DiscountEvent[], more: Partial<DiscountCase> = {}) => standingOf(fold(created(data), activated, ...uses), judged(more));

describe('whether a customer discount applies', () => {
  it.each<[string, Partial<DiscountTerms>, Partial<DiscountCase>, string]>([
    ['everyone, always', {}, {}, 'applies'],
    ['its first day', { validFrom: '2026-11-01' }, {}, 'applies'],
    ['its last day', { validTo: '2026-11-01' }, {}, 'applies'],
    ['the day before', { validFrom: '2026-11-02' }, {}, 'not_now'],
    ['the day after', { validTo: '2026-10-31' }, {}, 'not_now'],
    ['another plan', { planIds: ['Q'] }, {}, 'not_for_this'],
    ['another account', { accountIds: ['B'] }, {}, 'not_for_this'],
    ['the account', { accountIds: ['A'], classKeys: ['vip'] }, {}, 'applies'],
    ['the class', { accountIds: ['B'], classKeys: ['prepay'] }, {}, 'applies'],
    ['individual prices', {}, { individualPrices: true }, 'not_for_this'],
  ])('%s', (_name, data, more, expected) => expect(standing(terms(data), [], more)).toBe(expected));

  it('a promo code only with one of its codes', () => {
    expect(standing(promo(), [])).toBe('not_for_this');
    expect(standing(promo(), [], { promoCode: 'OTHER' })).toBe('not_for_this');
    expect(standing(promo(), [], { promoCode: 'WELCOME10' })).toBe('applies');
  });

  it('nothing of it while it is inactive', () => expect(standingOf(fold(created()), judged())).toBe('not_now'));

  it('a single-use code for one order, whose billing days keep it', () => {
    const once = promo({ codes: [{ code: 'ONCE', singleUse: true }] });
    const taken = [consumed(use('o1', { code: 'ONCE', subscriptionId: 's' }))];
    expect(standing(once, taken, { promoCode: 'ONCE', orderId: 'o1' })).toBe('applies');
    expect(standing(once, taken, { promoCode: 'ONCE', orderId: 'o2', accountId: 'B', subscriptionId: 't' })).toBe('used_up');
    expect(standing(once, taken, { promoCode: 'ONCE', orderId: 'o2' })).toBe('used_up');
    expect(standing(once, taken, { promoCode: 'ONCE', orderId: 'o1', as: 'billing_day' })).toBe('applies');
    expect(standing(once, taken, { promoCode: 'ONCE', orderId: 'o2', as: 'billing_day' })).toBe('used_up');
  });

  it('the subscription limit of a promo code counts overall (rulings, Billing 10)', () => {
    const two = promo({ subscriptionLimit: 2 });
    const taken = [consumed(use('o1', { code: 'WELCOME10' })), consumed(use('o2', { code: 'WELCOME10', accountId: 'B' }))];
    expect(standing(two, taken, { promoCode: 'WELCOME10', accountId: 'C' })).toBe('used_up');
    expect(standing(two, taken, { promoCode: 'WELCOME10', orderId: 'o3', subscriptionId: 's-o1' })).toBe('applies');
    expect(standing(two, taken.slice(1), { promoCode: 'WELCOME10' })).toBe('applies');
  });

  it('an account discount for one subscription: one order of each account', () => {
    const one = terms({ subscriptionLimit: 1 });
    const taken = [consumed(use('o1', { subscriptionId: 's' }))];
    expect(standing(one, taken, { orderId: 'o2' })).toBe('used_up');
    expect(standing(one, taken, { orderId: 'o2', accountId: 'B' })).toBe('applies');
    expect(standing(one, taken, { orderId: 'o1', as: 'billing_day' })).toBe('applies');
    expect(standing(one, taken, { orderId: null, as: 'billing_day' })).toBe('used_up');
  });

  it('an account discount for n subscriptions: all orders of the first n', () => {
    const two = terms({ subscriptionLimit: 2 });
    const taken = [consumed(use('o1')), consumed(use('o2'))];
    expect(standing(two, taken, { subscriptionId: 's-o1' })).toBe('applies');
    expect(standing(two, taken, { subscriptionId: 's-o3' })).toBe('used_up');
    expect(standing(two, taken, { subscriptionId: 's-o2', orderId: null, as: 'billing_day' })).toBe('applies');
    expect(standing(two, taken.slice(0, 1), { subscriptionId: 's-o3', orderId: null, as: 'billing_day' })).toBe('used_up');
  });

  it('the account limit: the first n accounts', () => {
    const one = terms({ accountLimit: 1 });
    expect(standing(one, [consumed(use('o1'))], { orderId: 'o2' })).toBe('applies');
    expect(standing(one, [consumed(use('o1'))], { orderId: 'o2', accountId: 'B' })).toBe('used_up');
  });

  it('never more orders, accounts or subscriptions than its limits, in whatever order they come', () => {
    const anyUse = fc.record({ orderId: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), accountId: fc.constantFrom('A', 'B', 'C'), subscriptionId: fc.constantFrom('s', 't', 'u', 'v') });
    const anyStep = fc.record({ kind: fc.constantFrom('ReserveUse', 'ReserveUse', 'ConfirmUse', 'ReleaseUse'), of: anyUse });
    const limit = fc.option(fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(limit, limit, fc.boolean(), fc.array(anyStep, { maxLength: 30 }), (accountLimit, subscriptionLimit, isPromo, steps) => {
        const code = isPromo ? 'WELCOME10' : null;
        const data = (isPromo ? promo : terms)({ accountLimit, subscriptionLimit });
        let state: Discount = fold(created(data), activated);
        for (const { kind, of } of steps) {
          const command = kind === 'ReserveUse' ? reserve({ ...of, code }) : ({ type: kind, orderId: of.orderId } as const);
          try {
            for (const event of discount.decide(command, state)) state = discount.evolve(state, event);
          } catch {
            continue;
          }
        }
        const held = new Map([...(state?.reserved ?? []), ...(state?.consumed ?? [])]);
        const counted = (key: 'accountId' | 'subscriptionId', among: readonly DiscountUse[]): number => new Set(among.map((each) => each[key])).size;
        const all = [...held.values()];
        expect(counted('accountId', all)).toBeLessThanOrEqual(accountLimit ?? Infinity);
        for (const among of isPromo ? [all] : ['A', 'B', 'C'].map((account) => all.filter(({ accountId }) => accountId === account)))
          expect(counted('subscriptionId', among)).toBeLessThanOrEqual(subscriptionLimit ?? Infinity);
      }),
    );
  });
});

describe('the scope of a reseller discount', () => {
  const all = row('all', { kind: 'all_resellers' });
  const plan = row('plan', { accountIds: ['A'], planIds: ['P'] });
  const wide = row('wide', { accountIds: ['A', 'B'], planIds: null });
  const one = row('one', { kind: 'subscription', subscriptionId: 'S' });

  it('has many rows; one that others cover adds nothing', () => {
    given(created(reseller), scoped(plan)).when({ type: 'AddScope', scope: one }).then(scoped(one));
    given(created(reseller), scoped(plan)).when({ type: 'AddScope', scope: { ...plan, scopeId: 'again' } }).thenNothing();
    given(created(reseller), scoped(wide)).when({ type: 'AddScope', scope: plan }).thenNothing();
    given(created(reseller), scoped(all)).when({ type: 'AddScope', scope: one }).thenNothing();
  });
  it('takes the rows out that a wider one covers', () => {
    given(created(reseller), scoped(plan), scoped(one)).when({ type: 'AddScope', scope: wide }).then(unscoped('plan'), scoped(wide));
    given(created(reseller), scoped(plan), scoped(one)).when({ type: 'AddScope', scope: all }).then(unscoped('plan'), unscoped('one'), scoped(all));
    when({ type: 'CreateDiscount', discount: reseller, scopes: [plan, one, wide] }).then(created(reseller), scoped(one), scoped(wide));
  });
  it('gives a row back, once', () => {
    given(created(reseller), scoped(one)).when({ type: 'RemoveScope', scopeId: 'one' }).then(unscoped('one'));
    given(created(reseller)).when({ type: 'RemoveScope', scopeId: 'one' }).thenNothing();
  });
  it('is not of a customer discount, and not empty when it is activated', () => {
    given(created()).when({ type: 'AddScope', scope: one }).thenRejects('not_a_reseller_discount');
    given(created(reseller)).when({ type: 'ActivateDiscount' }).thenRejects('empty_scope');
    given(created(reseller), scoped(one)).when({ type: 'ActivateDiscount' }).then(activated);
  });

  const charge = { debtorId: 'R1', subscriptionId: 'S', accountId: 'A', planIds: ['leaf', 'P'], on: '2026-11-01' };
  it.each<[string, ScopeRow, Partial<typeof charge>, boolean]>([
    ['all direct downstream resellers', all, { debtorId: 'R9' }, true],
    ['the subscription', one, {}, true],
    ['another subscription of the reseller', one, { subscriptionId: 'T' }, false],
    ['the same subscription, owed by another reseller', one, { debtorId: 'R2' }, false],
    ['account and plan, sold as a delegated copy', plan, {}, true],
    ['the account with another plan', plan, { planIds: ['leaf', 'Q'] }, false],
    ['another account with the plan', plan, { accountId: 'B' }, false],
    ['all accounts and plans of the reseller', row('r', {}), { accountId: 'Z', planIds: [] }, true],
  ])('%s', (_name, scope, more, expected) => expect(applicableToReseller(fold(created(reseller), scoped(scope), activated), { ...charge, ...more }) !== null).toBe(expected));

  it('is for all fees, and never applies to a customer', () => {
    const given = fold(created(reseller), scoped(all), activated);
    expect(applicableToReseller(given, charge)?.fees).toEqual(['setup', 'renewal', 'recurring', 'consumption']);
    expect(applicable(given, judged())).toBeNull();
    expect(applicableToReseller(fold(created(), activated), charge)).toBeNull();
  });
});
