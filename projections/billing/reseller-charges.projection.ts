import type { ResellerCharges } from '../../domain/billing/reseller-charges.events.js';
import { isAtOrBelowCost, marginOf } from '../margin.js';
import { dataOf, projection } from '../projection.js';
import { chargeIn, PRICES, rowExample, rowFields, rowOf, type ResellerChargeRow } from './reseller-charge-row.js';

/** For the creditor: with what he himself owes upward for the same, and what it leaves him. */
export interface ResellerChargeDocument extends ResellerChargeRow {
  /** Null: it is his own plan, or the level above is not charged yet. */
  readonly cost: number | null;
  /** Percent of the amount. */
  readonly margin: string | null;
  readonly atOrBelowCost: boolean;
}

const withCost = (document: ResellerChargeDocument, cost: number): ResellerChargeDocument => ({
  ...document, cost, margin: marginOf(document.amount, cost), atOrBelowCost: isAtOrBelowCost(document.amount, cost),
});

export const resellerCharges = projection<ResellerChargeDocument>({
  name: 'reseller-charges',
  version: 1,
  context: 'billing',
  summary: 'What direct downstream resellers owe, with the discount given and the margin that is left.',
  handles: ['ResellerChargesCreated'],
  keys(event) {
    const { level, charges } = dataOf<ResellerCharges>(event);
    // One level up, the same charge is what its creditor has to pay himself; those of the first level come from a customer's.
    return charges.flatMap(({ resellerChargeId, sourceChargeId }) => (level === 1 ? [resellerChargeId] : [resellerChargeId, sourceChargeId]));
  },
  evolve(document, event, id) {
    const data = dataOf<ResellerCharges>(event);
    const own = chargeIn(data, id);
    if (own) return { ...rowOf(event, own), cost: null, margin: null, atOrBelowCost: false };
    const above = data.charges.find(({ sourceChargeId }) => sourceChargeId === id);
    return document && above ? withCost(document, above.amount) : document;
  },
  fields: { ...rowFields, atOrBelowCost: 'boolean' },
  indexes: [['resellerId', 'on'], ['debtorId', 'on'], ['subscriptionId', 'on'], ['accountChargeId'], ['on']],
  search: [],
  columns: { unitPrice: 'amount', gross: 'amount', 'discount.amount': 'amount', amount: 'amount', cost: 'amount' },
  defaultSort: { field: 'on', order: 'DESC' },
  access: { staff: ['admin', 'owner', 'sales', 'auditor'], hiddenFromUpstream: [...PRICES, 'cost', 'margin', 'atOrBelowCost'] },
  example: { ...rowExample, cost: 1548, margin: '0.00', atOrBelowCost: true },
});
