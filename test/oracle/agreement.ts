import type { Obligation } from '../../domain/shared/charge.js';
import { price, type Priced } from '../../domain/sales/pricing.js';
import type { Case } from './cases.js';

export const CASES = Number(process.env.ORACLE_CASES ?? 20_000);
/** The same cases every time; a long run looks for new ones, and prints the seed of those that fail. */
export const SEED = process.env.ORACLE_SEED ?? (process.env.ORACLE_CASES ? undefined : '2019');
/** A million cases take a while. */
export const LONG = 3 * 60 * 60 * 1000;
const ORIGIN = { planId: 'plan', billingDay: 1, pricedAt: '2019-10-24T00:00:00.000Z' };

/** What the platform's own pricing makes of obligations, with the case's discounts. */
export const priced = (obligations: readonly Obligation[], { offers }: Case): Priced =>
  price({
    billingType: 'any@1', rule: 'any', obligations, origin: ORIGIN, chargeId: (_, index) => `charge ${index}`,
    discounts: offers.map(({ fees, ...offer }) => ({ ...offer, name: offer.id, type: 'account', fees: fees as Obligation['fee'][] })),
  });
