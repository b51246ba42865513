import { price } from '../../domain/sales/pricing.js';
import type { Obligation } from '../../domain/shared/charge.js';
import type { BilledLine } from '../../domain/subscriptions/billing-types/billing-type.js';

/** Licences at a monthly fee, in minor units; one-time fees where a test needs them. */
export const licences = (quantity: number, recurring: number, { setup = 0, renewal = 0 } = {}): readonly BilledLine[] => [{ resourceKey: 'licences', quantity, setup, recurring, renewal }];

export const days = (count: number) => ({ count, unit: 'day' }) as const;
export const months = (count: number) => ({ count, unit: 'month' }) as const;
export const year = { count: 1, unit: 'year' } as const;

const priced = (obligations: readonly Obligation[]) =>
  price({ billingType: 'any@1', rule: 'sale', obligations, discounts: [], origin: { planId: 'p', billingDay: 1, pricedAt: '2019-01-01T00:00:00.000Z' }, chargeId: (_obligation, index) => `charge ${index}` });

/** Minor units, as they would be charged. */
export const amounts = (obligations: readonly Obligation[]): readonly number[] => priced(obligations).charges.map(({ net }) => net);
export const total = (obligations: readonly Obligation[]): number => priced(obligations).net;

/** One line a charge: "2019-10-20..2019-11-01 12.00 block"; one-time fees are named. */
export const charges = (obligations: readonly Obligation[]): readonly string[] =>
  priced(obligations).charges.map(({ fee, period, net, onSettlement }) => `${period.from}..${period.to} ${fee === 'recurring' ? '' : `${fee} `}${(net / 100).toFixed(2)} ${onSettlement}`);
