import type { LedgerEvent, Posting, Standing } from '../../domain/billing/billing.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

/** Every movement of an account's money, one row each; the row's id is the event's. Minor units. */
export interface LedgerEntryDocument {
  readonly kind: string;
  readonly on: string;
  /** What it did to the balance, and to the part of it that is held. */
  readonly amount: number;
  readonly held: number;
  readonly balanceAfter: number;
  readonly blockedAfter: number;
  readonly postings: readonly Posting[];
  readonly paymentId: string | null;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly reason: string | null;
  readonly sequence: number;
}

interface MovementData {
  readonly postings: readonly Posting[];
  readonly after: Standing;
  readonly on?: string;
  readonly paymentId?: string | null;
  readonly orderId?: string | null;
  readonly subscriptionId?: string;
  readonly reason?: string;
}

const posted = (postings: readonly Posting[], account: Posting['account']): number => postings.filter((posting) => posting.account === account).reduce((sum, posting) => sum + posting.amount, 0);

const entry = (event: FoldEvent, data: MovementData): LedgerEntryDocument => {
  const held = posted(data.postings, 'blocked');
  return {
    kind: event.type,
    on: data.on ?? event.metadata.recordedAt.slice(0, 10),
    amount: posted(data.postings, 'available') + held,
    held,
    balanceAfter: data.after.balance,
    blockedAfter: data.after.blocked,
    postings: data.postings,
    paymentId: data.paymentId ?? null,
    orderId: data.orderId ?? null,
    subscriptionId: data.subscriptionId ?? null,
    reason: data.reason ?? null,
    sequence: event.revision,
  };
};

export const ledgerEntries = projection<LedgerEntryDocument>({
  name: 'ledger-entries',
  version: 2,
  context: 'billing',
  summary: "Movements of accounts' money: received, held, written off, released, returned.",
  handles: [
    'MoneyReceived', 'MoneyReturned', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased',
    'ConsumptionCharged', 'BalanceCorrected', 'GuaranteeProvided', 'GuaranteeRevoked', 'ServicesPaid',
  ] satisfies LedgerEvent['type'][],
  keys: (event) => (dataOf<MovementData>(event).postings.some((posting) => posting.amount !== 0) ? [event.id] : []),
  evolve: (_document, event) => entry(event, dataOf<MovementData>(event)),
  fields: { kind: 'id', on: 'date', amount: 'number', held: 'number', paymentId: 'id', orderId: 'id', subscriptionId: 'id', sequence: 'number' },
  indexes: [['accountId', 'sequence'], ['on']],
  search: [],
  defaultSort: { field: 'on', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'account' } },
  example: {
    kind: 'MoneyReceived', on: '2026-08-20', amount: 1935, held: 0, balanceAfter: 1935, blockedAfter: 0, paymentId: 'c77e…', orderId: null, subscriptionId: null, reason: null, sequence: 2,
    postings: [{ account: 'available', amount: 1935 }, { account: 'received', amount: -1935 }],
  },
});
