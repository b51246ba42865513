import type { ResellerCharges } from '../../domain/billing/reseller-charges.events.js';
import { dataOf, projection } from '../projection.js';
import { chargeIn, PRICES, rowExample, rowFields, rowOf, type ResellerChargeRow } from './reseller-charge-row.js';

/** For the debtor: his own cost. Which discounts lost, and what the creditor pays himself, is the creditor's business. */
export interface SupplierChargeDocument extends Omit<ResellerChargeRow, 'derivation'> {
  readonly derivation: Omit<ResellerChargeRow['derivation'], 'lost' | 'consumption' | 'dailyCost'>;
}

const { derivation: { lost: _lost, ...derivation }, ...example } = rowExample;

export const supplierCharges = projection<SupplierChargeDocument>({
  name: 'supplier-charges',
  version: 2,
  context: 'billing',
  summary: 'What a reseller owes its upstream for what its accounts were charged.',
  handles: ['ResellerChargesCreated'],
  keys: (event) => dataOf<ResellerCharges>(event).charges.map(({ resellerChargeId }) => resellerChargeId),
  scope: (event) => ({ ...dataOf<ResellerCharges>(event).debtor, accountId: dataOf<ResellerCharges>(event).accountId }),
  evolve(document, event, id) {
    const charge = chargeIn(dataOf<ResellerCharges>(event), id);
    if (!charge) return document;
    const { derivation: whole, ...row } = rowOf(event, charge);
    const { lost: _others, consumption: _cost, dailyCost: _daily, ...shown } = whole;
    return { ...row, derivation: shown };
  },
  fields: rowFields,
  indexes: [['resellerId', 'on'], ['subscriptionId', 'on'], ['accountChargeId'], ['on']],
  search: [],
  columns: { unitPrice: 'amount', gross: 'amount', 'discount.amount': 'amount', amount: 'amount' },
  defaultSort: { field: 'on', order: 'DESC' },
  access: { staff: ['admin', 'owner', 'sales', 'auditor'], hiddenFromUpstream: PRICES },
  example: { ...example, derivation },
});
