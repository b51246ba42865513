import { describe, expect, it } from '@jest/globals';
import { parse, ratio } from '../shared/ratio.js';
import type { ResellerCharge } from './reseller-charges.events.js';
import { resellerPrice, reversing, shareOf, withMarkup } from './reseller-price.js';

const NONE = { winner: null, lost: [] };
const off = (percentage: string) => ({ winner: { id: 'x', name: 'x', percentage }, lost: [] });
const recurring = (quantity: number, weight: string) => ({ fee: 'recurring', quantity, weight }) as const;

describe('what a level asks for an account charge (domain.md 4.10; rulings, Billing 14)', () => {
  it.each([
    ['1.01 x 3 x 12/31 at 12.5 % is rounded once', recurring(3, '12/31'), 101, off('12.5'), 117, 103],
    ['R1 of the worked example', recurring(5, '12/31'), 1000, off('20'), 1935, 1548],
    ['D of the worked example', recurring(5, '12/31'), 800, NONE, 1548, 1548],
    ['a one-time fee counts once, whatever the term', { fee: 'setup', quantity: 2, weight: '12' } as const, 1000, NONE, 2000, 2000],
    ['100 % leaves nothing', recurring(5, '1'), 800, off('100'), 4000, 0],
  ])('%s', (_name, line, unitPrice, choice, gross, amount) => {
    expect(resellerPrice(line, { unitPrice }, choice)).toMatchObject({ gross, amount, discount: choice.winner && { type: 'reseller', amount: gross - amount } });
  });

  it('of use at prices of the vendor: the markup is upon the exact undiscounted cost, rounded once', () => {
    const toR1 = withMarkup(parse('3456/5'), '15');
    expect(resellerPrice({ fee: 'consumption', quantity: 72, weight: '1' }, { costs: [{ cost: ratio(3456, 5), markup: '15' }] }, NONE).amount).toBe(795);
    expect(resellerPrice({ fee: 'consumption', quantity: 72, weight: '1' }, { costs: [{ cost: toR1, markup: '10' }] }, off('20'))).toMatchObject({ unitPrice: null, gross: 874, amount: 699, derivation: { consumption: { cost: '19872/25', markup: '10' } } });
    expect(resellerPrice({ fee: 'consumption', quantity: 1, weight: '1' }, { costs: [{ cost: ratio(-688), markup: '0' }] }, NONE).amount).toBe(-688);
  });
});

describe('use at the plan\'s own prices', () => {
  it('counts what was used beyond what is included, at the level\'s prices, and is rounded once', () => {
    const use = [{ resourceKey: 'cpu', quantity: '7/2', unitPrice: 101 }, { resourceKey: 'disk', quantity: '1/3', unitPrice: 10 }];
    expect(resellerPrice({ fee: 'consumption', quantity: 0, weight: '1' }, { use }, NONE)).toMatchObject({ unitPrice: null, gross: 357, amount: 357, derivation: { use } });
  });
});

describe('a charge that is taken back', () => {
  const earlier = { resellerChargeId: 'a', gross: 1935, amount: 1548, discount: { id: 'x', name: 'x', type: 'reseller', percentage: '20', amount: 387 } } as ResellerCharge;

  it('whole, leaves exactly nothing; in part, the same part of price and discount', () => {
    expect(reversing(earlier, shareOf({ amount: 2323, net: 2323 }), { resellerChargeId: 'b', sourceChargeId: 's' })).toMatchObject({ gross: -1935, amount: -1548, discount: { amount: -387 }, reverses: { resellerChargeId: 'a', share: '1' } });
    expect(reversing(earlier, shareOf({ amount: 100, net: 200 }), { resellerChargeId: 'b', sourceChargeId: 's' })).toMatchObject({ amount: -774, gross: -968, reverses: { share: '1/2' } });
  });

  it('is all of it when the customer paid nothing', () => {
    const third = (before: number) => reversing({ ...earlier, gross: 1000, amount: 1000 }, ratio(1, 3), { resellerChargeId: 'b', sourceChargeId: 's' }, ratio(before, 3)).amount;
    expect([third(0), third(1), third(2)]).toEqual([-333, -334, -333]);
    expect(reversing(earlier, shareOf({ amount: 0, net: 0 }), { resellerChargeId: 'b', sourceChargeId: 's' }).amount).toBe(-1548);
  });
});
