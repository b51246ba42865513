import type { LedgerEvent, Posting, Standing } from '../../domain/billing/billing.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

/** What a movement is to the finance department; `hold` moves no balance, only what is held of it (rulings, Billing 12). */
export type EntryType = 'top_up' | 'order_payment' | 'services_payment' | 'return' | 'charge' | 'refund' | 'correction' | 'guaranteed_payment' | 'invoice_credit' | 'hold';

/** Every movement of an account's money, one row each; the row's id is the event's. Minor units. */
export interface LedgerEntryDocument {
  readonly kind: string;
  readonly type: EntryType;
  readonly on: string;
  /** What it did to the balance, to the part of it that is held, and to what is owed for rendered services. */
  readonly amount: number;
  readonly held: number;
  readonly owed: number;
  readonly balanceAfter: number;
  readonly blockedAfter: number;
  readonly owedAfter: number;
  readonly postings: readonly Posting[];
  /** Of a correction or a guaranteed payment. */
  readonly number: string | null;
  readonly paymentId: string | null;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly reason: string | null;
  /** Later movements of an account have greater ones, through all books of its ledger. */
  readonly sequence: number;
}

interface MovementData {
  readonly postings: readonly Posting[];
  readonly after: Standing;
  readonly kind?: string;
  readonly on?: string;
  readonly number?: string;
  readonly paymentId?: string | null;
  readonly orderId?: string | null;
  readonly subscriptionId?: string;
  readonly reason?: string;
}

const posted = (postings: readonly Posting[], account: Posting['account']): number => postings.filter((posting) => posting.account === account).reduce((sum, posting) => sum + posting.amount, 0);

const RECEIVED: Readonly<Record<string, EntryType>> = { order: 'order_payment', services: 'services_payment', top_up: 'top_up' };
const TYPES: Readonly<Record<string, EntryType>> = {
  MoneyReturned: 'return', ServicesPaid: 'services_payment', InvoiceCredited: 'invoice_credit', BalanceCorrected: 'correction', GuaranteeProvided: 'guaranteed_payment', GuaranteeRevoked: 'guaranteed_payment',
};

/** Charges are written off against revenue; what comes back from there is a refund. */
const typeOf = (event: FoldEvent, { kind = '', postings }: MovementData): EntryType => {
  if (event.type === 'MoneyReceived') return RECEIVED[kind] ?? 'top_up';
  const revenue = posted(postings, 'revenue');
  return TYPES[event.type] ?? (revenue > 0 ? 'charge' : revenue < 0 ? 'refund' : 'hold');
};

const entry = (event: FoldEvent, data: MovementData): LedgerEntryDocument => {
  const held = posted(data.postings, 'blocked');
  return {
    kind: event.type,
    type: typeOf(event, data),
    on: data.on ?? event.metadata.recordedAt.slice(0, 10),
    amount: posted(data.postings, 'available') + held,
    held,
    owed: 0 - posted(data.postings, 'receivable'),
    balanceAfter: data.after.balance,
    blockedAfter: data.after.blocked,
    owedAfter: data.after.owed ?? 0,
    postings: data.postings,
    number: data.number ?? null,
    paymentId: data.paymentId ?? null,
    orderId: data.orderId ?? null,
    subscriptionId: data.subscriptionId ?? null,
    reason: data.reason ?? null,
    sequence: event.position,
  };
};

export const ledgerEntries = projection<LedgerEntryDocument>({
  name: 'ledger-entries',
  version: 5,
  context: 'billing',
  summary: "Movements of accounts' money: top-ups and payments, charges written off, refunds, corrections, guaranteed payments, and what is held.",
  handles: [
    'MoneyReceived', 'MoneyReturned', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'ConsumptionCharged', 'BalanceCorrected', 'GuaranteeProvided', 'GuaranteeRevoked',
    'ServicesPaid', 'InvoiceCredited',
  ] satisfies LedgerEvent['type'][],
  keys: (event) => (dataOf<MovementData>(event).postings.some((posting) => posting.amount !== 0) ? [event.id] : []),
  evolve: (_document, event) => entry(event, dataOf<MovementData>(event)),
  fields: { kind: 'id', type: 'id', on: 'date', amount: 'number', held: 'number', owed: 'number', number: 'id', paymentId: 'id', orderId: 'id', subscriptionId: 'id', sequence: 'number' },
  indexes: [['accountId', 'sequence'], ['on'], ['type', 'on']],
  search: [],
  columns: { amount: 'amount', held: 'amount', owed: 'amount', balanceAfter: 'amount', blockedAfter: 'amount', owedAfter: 'amount' },
  defaultSort: { field: 'on', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'account' } },
  example: {
    kind: 'MoneyReceived', type: 'top_up', on: '2026-08-20', amount: 1935, held: 0, owed: 0, balanceAfter: 1935, blockedAfter: 0, owedAfter: 0, number: null, paymentId: 'c77e…', orderId: null, subscriptionId: null, reason: null, sequence: 2,
    postings: [{ account: 'available', amount: 1935 }, { account: 'received', amount: -1935 }],
  },
});
