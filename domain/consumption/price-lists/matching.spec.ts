import { describe, expect, it } from '@jest/globals';
import { matchesOf, type Conditions, type VendorPart } from './matching.js';
import type { ListedOffer, ListedPrice } from './offer.js';

const KEY = 'CFQ7TTC0HDK0:0001';
const price = (amount: string, from: string | null = '2026-01-01', to: string | null = null): ListedPrice => ({ from, to, price: amount, suggested: null });
const offer = (more: Partial<ListedOffer> = {}): ListedOffer => ({ offerId: KEY, name: 'Communications', term: 'P1Y', billingPlan: 'Annual', customerType: 'commercial', months: 12, deleted: false, prices: [price('96')], ...more });
const part = (more: Partial<VendorPart> = {}): VendorPart => ({ planId: 'p', planName: 'Plan', resourceKey: 'licences', resourceName: 'Licences', fee: 'recurring', markup: null, offerId: KEY, customerType: null, months: [12], cost: null, scheduled: [], ...more });
const match = (offers: readonly ListedOffer[], parts: readonly VendorPart[], conditions: Partial<Conditions> = {}) =>
  matchesOf(offers, parts, { on: '2026-11-02', currency: 'EUR', coefficient: '1', customerType: null, ...conditions });
const told = (offers: readonly ListedOffer[], parts: readonly VendorPart[], conditions: Partial<Conditions> = {}) =>
  match(offers, parts, conditions).map(({ offer: place, status, reason, parts: [first] }) => [place, status, reason, first?.after ?? null]);

describe('rulings, Azure 13: what a price list makes a resource cost', () => {
  it.each([
    ['115.2 a year is 9.60 a month', offer({ prices: [price('115.2')] }), {}, 960],
    ['100 a year is 8.33 a month, rounded once', offer({ prices: [price('100')] }), {}, 833],
    ['three years at 100 and a coefficient of 1.5 are 4.17 a month', offer({ term: 'P3Y', months: 36, prices: [price('100')] }), { coefficient: '1.5' }, 417],
    ['half a cent is rounded away from zero', offer({ term: null, months: 1, prices: [price('1.005')] }), {}, 101],
    ['a free offer costs nothing', offer({ prices: [price('0')] }), {}, 0],
    ['yen have no decimals', offer({ term: null, months: 1, prices: [price('4400.4')] }), { currency: 'JPY' }, 4400],
    ['dinars have three', offer({ term: null, months: 1, prices: [price('1.2345')] }), { currency: 'KWD' }, 1235],
  ])('%s', (_what, listed, conditions, cost) => expect(told([listed], [part({ months: [12, 36] })], conditions)).toEqual([[0, 'new', null, cost]]));

  it('a plan that is paid once costs the whole term', () => expect(told([offer({ prices: [price('600')] })], [part({ fee: 'setup' })])).toEqual([[0, 'new', null, 60_000]]));
});

describe('rulings, Azure 13: which offer is meant', () => {
  const monthly = offer({ term: 'P1M', months: 1, billingPlan: 'Monthly', prices: [price('12')] });
  it('the one for the term that the plan is sold for', () => expect([told([offer(), monthly], [part()]), told([offer(), monthly], [part({ months: [1] })])]).toEqual([[[0, 'new', null, 800]], [[1, 'new', null, 1200]]]));
  it('the one that the key names whole, in any case and with zeros left out', () => expect(told([offer(), monthly], [part({ offerId: 'cfq7ttc0hdk0/1:p1m:monthly' })])).toEqual([[1, 'new', null, 1200]]));
  it('none, when several cost different prices', () => expect(told([offer(), offer({ billingPlan: 'Monthly', prices: [price('99')] })], [part()])).toEqual([[null, 'unmatched', 'several', null]]));
  it('any of them, when all cost the same', () => expect(told([offer(), offer({ billingPlan: 'Monthly' })], [part()])).toEqual([[0, 'new', null, 800]]));
  it('none, when it is not sold for the term, or to these customers', () =>
    expect([told([monthly], [part()]), told([offer()], [part({ customerType: 'charity' })]), told([offer()], [part()], { customerType: 'charity' })]).toEqual([[[null, 'unmatched', 'other_term', null]], [[null, 'unmatched', 'other_customer_type', null]], [[null, 'unmatched', 'other_customer_type', null]]]));
  it('what is paid once is no monthly fee', () => expect(told([offer({ term: 'OneTime', months: 0 })], [part()])).toEqual([[0, 'unmatched', 'paid_once', null]]));
  it('a list of SKUs says nothing of offers by their id', () => expect(told([offer()], [part({ offerId: '8bdbb60b-e526-43e9-92ef-ab760c8e0b72' })])).toEqual([]));
});

describe('days', () => {
  it('what has ended is removed, also when it is still listed', () => expect(told([offer({ prices: [price('96', '2025-01-01', '2026-11-01')] })], [part({ cost: 800 })])).toEqual([[0, 'removed', 'ended', null]]));
  it('what begins later is scheduled, and nothing changes today', () => {
    const later = offer({ prices: [price('96', '2026-12-01'), price('120', '2027-01-01')] });
    expect(match([later], [part({ cost: 700 })])).toMatchObject([{ status: 'changed', parts: [{ before: 700, after: null, next: [{ from: '2026-12-01', cost: 800 }, { from: '2027-01-01', cost: 1000 }] }] }]);
  });
  it('the same list again changes nothing', () => {
    const prices = [price('96', '2026-01-01', '2026-11-30'), price('120', '2026-12-01')];
    expect(told([offer({ prices })], [part({ cost: 800, scheduled: [{ from: '2026-12-01', cost: 1000 }] })])).toEqual([[0, 'unchanged', null, 800]]);
  });
  it('a list that knows of no later price takes the one away that was scheduled', () => expect(match([offer()], [part({ cost: 800, scheduled: [{ from: '2026-12-01', cost: 1000 }] })])).toMatchObject([{ status: 'changed', parts: [{ after: 800, next: [] }] }]));
  it('a deleted offer is removed and its price is not taken', () => expect(told([offer({ deleted: true })], [part({ cost: 700 })])).toEqual([[0, 'removed', 'deleted', null]]));
});

it('plans that are bought by the same offer stand together', () => {
  const [found, ...others] = match([offer()], [part({ planId: 'a', cost: 800 }), part({ planId: 'b', cost: 700 })]);
  expect([found?.status, found?.parts.map(({ planId }) => planId), others]).toEqual(['changed', ['a', 'b'], []]);
});
