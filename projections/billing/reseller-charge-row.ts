import type { ResellerCharge, ResellerCharges } from '../../domain/billing/reseller-charges.events.js';
import { dataOf, type FoldEvent } from '../projection.js';

/** What a direct downstream reseller owes its upstream for one account charge. Amounts are minor units. */
export interface ResellerChargeRow extends Omit<ResellerCharge, 'resellerChargeId'> {
  readonly creditorId: string;
  readonly debtorId: string;
  /** 1: owed by the seller of the account. */
  readonly level: number;
  /** The day on which the account charge closed, or was given back. */
  readonly on: string;
  readonly createdAt: string;
  /** What it comes from: the ledger's event, then the chain's. */
  readonly events: readonly { readonly stream: string; readonly revision: number; readonly type: string }[];
}

export const chargeIn = ({ charges }: ResellerCharges, id: string): ResellerCharge | undefined => charges.find(({ resellerChargeId }) => resellerChargeId === id);

export const rowOf = (event: FoldEvent, { resellerChargeId: _id, ...charge }: ResellerCharge): ResellerChargeRow => {
  const { creditor, debtor, level, on, source } = dataOf<ResellerCharges>(event);
  const events = [source, event].map(({ stream, revision, type }) => ({ stream, revision, type }));
  return { ...charge, creditorId: creditor.resellerId, debtorId: debtor.resellerId, level, on, createdAt: event.metadata.recordedAt, events };
};

/** What levels above may not know of a price below (domain.md 1.4). */
export const PRICES = ['unitPrice', 'gross', 'discount', 'amount', 'derivation'] as const;

export const rowFields = {
  creditorId: 'id', debtorId: 'id', subscriptionId: 'id', planId: 'id', accountChargeId: 'id', sourceChargeId: 'id', fee: 'id', amount: 'number', on: 'date', 'period.from': 'date', 'discount.id': 'id', createdAt: 'date', level: 'number',
} as const;

export const rowExample: ResellerChargeRow = {
  creditorId: '51c6…', debtorId: '0ac8…', level: 1, sourceChargeId: '7e31…', accountChargeId: '7e31…', subscriptionId: '33d0…', planId: '77b3…', fee: 'recurring', resourceKey: 'licences', period: { from: '2026-08-20', to: '2026-09-01' },
  quantity: 5, weight: '12/31', unitPrice: 1000, gross: 1935, discount: { id: '5c1d…', name: 'Gold partner', type: 'reseller', percentage: '20', amount: 387 }, amount: 1548, currency: 'EUR',
  derivation: { billingType: 'csp_monthly@1', pricedAt: '2026-08-20T08:00:00.000Z', exact: '60000/31', lost: [{ id: '8b2f…', name: 'All partners', percentage: '10' }] }, reverses: null, on: '2026-09-01', createdAt: '2026-09-01T01:00:00.000Z',
  events: [{ stream: 'ledger-a7…', revision: 7, type: 'ChargesClosed' }, { stream: 'reseller_charges-5d…', revision: 0, type: 'ResellerChargesCreated' }],
};
