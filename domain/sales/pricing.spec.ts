import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeeKind, Obligation } from '../shared/charge.js';
import { price, type Priced } from './pricing.js';
import type { ApplicableDiscount } from './sales.events.js';

const obligation = (unitFee: number, weight = '1', fee: FeeKind = 'recurring', quantity = 1): Obligation => ({
  fee, resourceKey: 'licences', unitFee, quantity, weight, period: { from: '2019-10-20', to: '2019-11-01' }, days: { charged: 12, of: 31 }, onSettlement: 'block',
});
const discount = (percentage: string, fees: readonly FeeKind[] = ['setup', 'recurring', 'renewal'], id = percentage): ApplicableDiscount => ({ id, name: `${percentage} %`, type: 'account', percentage, fees });
const priced = (obligations: readonly Obligation[], ...discounts: readonly ApplicableDiscount[]): Priced =>
  price({ billingType: 'csp_monthly@1', rule: 'sale', obligations, discounts, origin: { planId: 'plan', billingDay: 1, pricedAt: '2026-08-20T09:00:00.000Z' }, chargeId: (_obligation, index) => `c${index}` });
const nets = (result: Priced): readonly number[] => result.charges.map((charge) => charge.net);

describe('pricing', () => {
  it('20 Aug, billing day 1, 10 licences at 5.00: 12/31 of 50.00 is 19.35 (domain.md 4.4)', () => {
    expect(priced([obligation(500, '12/31', 'recurring', 10)])).toMatchObject({ gross: 1935, net: 1935, dueNow: 1935, applied: null });
  });

  it('takes 10 % off it by the six steps: 17.42, discount 1.93', () => {
    const result = priced([obligation(500, '12/31', 'recurring', 10)], discount('10'));
    expect(result).toMatchObject({ gross: 1935, net: 1742, discount: 193, applied: { percentage: '10', amount: 193 } });
  });

  it('lets the last charge take what rounding leaves: 12, 31, 31, 19 less 12.5 % is 81.38, the last 16.62 (domain.md 4.9)', () => {
    const result = priced([obligation(3100, '12/31'), obligation(3100), obligation(3100), obligation(3100, '19/31')], discount('12.5'));
    expect(result).toMatchObject({ gross: 9300, net: 8138, discount: 1162 });
    expect(nets(result)).toEqual([1050, 2713, 2713, 1662]);
    expect(result.charges[3]?.derivation.netCorrection).toBe(-1);
  });

  it('says what the rest of a term lost to the rounding of what came before it: half a cent down', () => {
    const [charge] = priced([{ ...obligation(729, '1/30', 'recurring', 5), rest: true }]).charges;
    expect(charge).toMatchObject({ gross: 121, net: 121, derivation: { exact: '243/2', grossCorrection: -1 } });
  });

  it('counts only the fees that a discount covers: 12.5 % on the recurring part of 10 + 93 is 11.62 (rulings, Billing 10)', () => {
    const result = priced([obligation(1000, '1', 'setup'), obligation(3100, '3')], discount('12.5', ['recurring']));
    expect(result).toMatchObject({ gross: 10300, discount: 1162 });
    expect(result.charges[0]?.discount).toBeNull();
  });

  it('never makes a charge negative: 0.01 for 12 months at 50 % (rulings, Billing 9)', () => {
    const result = priced(Array.from({ length: 12 }, () => obligation(1)), discount('50'));
    expect(result.net).toBe(6);
    for (const charge of result.charges) expect(charge.net).toBeGreaterThanOrEqual(0);
  });

  it('lets the highest percentage win, the lowest id on a tie, and keeps the losers', () => {
    const result = priced([obligation(10_000)], discount('5'), discount('20', ['recurring'], 'b'), discount('20', ['recurring'], 'a'));
    expect(result.applied).toMatchObject({ id: 'a', amount: 2000 });
    expect(result.charges[0]?.derivation.lost.map((lost) => lost.id)).toEqual(['b', '5']);
  });

  it('takes everything off at 100 %', () => {
    expect(priced([obligation(1935)], discount('100'))).toMatchObject({ net: 0, dueNow: 0, discount: 1935 });
  });

  it('gives each kind of fee one discount at most, the highest that covers it, and lets nothing add up', () => {
    const fee = fc.constantFrom<FeeKind>('setup', 'recurring', 'renewal');
    const anyDiscount = fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.uniqueArray(fee, { minLength: 1 }), fc.uuid());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fee), { minLength: 1, maxLength: 12 }), fc.array(anyDiscount, { maxLength: 6 }), (lines, drawn) => {
        const discounts = drawn.map(([hundredths, fees, id]) => discount((hundredths / 100).toFixed(2), fees, id));
        for (const charge of priced(lines.map(([unitFee, kind]) => obligation(unitFee, '1', kind)), ...discounts).charges) {
          const covering = discounts.filter(({ fees }) => fees.includes(charge.fee));
          const highest = Math.max(0, ...covering.map(({ percentage }) => Number(percentage)));
          const best = covering.filter(({ percentage }) => Number(percentage) === highest).map(({ id }) => id).sort()[0];
          expect(charge.discount?.id).toBe(best);
          expect(charge.derivation.lost).toHaveLength(Math.max(0, covering.length - 1));
        }
      }),
    );
  });

  it('sums to its charges, with 0 <= net <= gross for each, whatever is ordered', () => {
    const fee = fc.constantFrom<FeeKind>('setup', 'recurring', 'renewal');
    const line = fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 62 }), fc.integer({ min: 1, max: 31 }), fee, fc.integer({ min: 0, max: 5000 }));
    const anyDiscount = fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.uniqueArray(fee, { minLength: 1 }), fc.uuid());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.array(anyDiscount, { maxLength: 4 }), (lines, discounts) => {
        const result = priced(
          lines.map(([unitFee, n, d, kind, quantity]) => obligation(unitFee, `${n}/${d}`, kind, quantity)),
          ...discounts.map(([hundredths, fees, id]) => discount((hundredths / 100).toFixed(2), fees, id)),
        );
        expect(result.charges.reduce((total, charge) => total + charge.net, 0)).toBe(result.net);
        expect(result.charges.reduce((total, charge) => total + charge.gross, 0)).toBe(result.gross);
        expect(result.gross - result.discount).toBe(result.net);
        for (const { net, gross, discount: taken } of result.charges) {
          expect(net >= 0 && net <= gross).toBe(true);
          expect(gross - (taken?.amount ?? 0)).toBe(net);
        }
      }),
    );
  });
});
