import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { dataOf, projection } from '../projection.js';

type Of<T extends LedgerEvent['type']> = Extract<LedgerEvent, { type: T }>['data'];

/** Corrections of balances by hand. Minor units: above zero in favour of the customer. */
export interface CorrectionDocument {
  readonly number: string;
  readonly amount: number;
  readonly reason: string;
  readonly on: string;
  /** The written-off charge that it corrects, if it is one. */
  readonly chargeId: string | null;
  readonly subscriptionId: string | null;
  readonly billingDay: number | null;
  readonly invoiceId: string | null;
  readonly uninvoiced: boolean;
}

const made = ({ number, amount, reason, on, reversed: [line] }: Of<'BalanceCorrected'>): CorrectionDocument => ({
  number, amount, reason, on, chargeId: line?.chargeId ?? null, subscriptionId: line?.subscriptionId ?? null, billingDay: line?.origin.billingDay ?? null, invoiceId: null, uninvoiced: line !== undefined,
});

export const corrections = projection<CorrectionDocument>({
  name: 'corrections',
  version: 1,
  context: 'billing',
  summary: 'Corrections of balances and charges, with their reasons.',
  handles: ['BalanceCorrected', 'ChargesInvoiced'] satisfies LedgerEvent['type'][],
  keys: (event) => (event.type === 'BalanceCorrected' ? [dataOf<Of<'BalanceCorrected'>>(event).correctionId] : [...dataOf<Of<'ChargesInvoiced'>>(event).chargeIds]),
  evolve(document, event) {
    if (event.type === 'BalanceCorrected') return made(dataOf<Of<'BalanceCorrected'>>(event));
    return document && { ...document, invoiceId: dataOf<Of<'ChargesInvoiced'>>(event).invoiceId, uninvoiced: false };
  },
  fields: { number: 'id', amount: 'number', on: 'date', chargeId: 'id', subscriptionId: 'id', billingDay: 'number', invoiceId: 'id', uninvoiced: 'boolean' },
  indexes: [['on'], ['accountId', 'on'], ['number'], ['chargeId'], ['uninvoiced', 'billingDay', 'accountId']],
  search: ['number', 'reason'],
  columns: { amount: 'amount' },
  defaultSort: { field: 'on', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], hiddenFromUpstream: ['reason'], customer: { levels: ['Owner', 'Admin'], rows: 'account' } },
  example: { number: 'COR000003', amount: 500, reason: 'Two days without service', on: '2026-11-05', chargeId: '82c0…', subscriptionId: '33d0…', billingDay: 1, invoiceId: null, uninvoiced: true },
});
