import type { MovedCharge, PlacedCharge } from '../../domain/billing/billing.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

/** The charge history: each charge with the discount applied and everything that it was computed from (CR-768). */
export interface ChargeDocument {
  readonly subscriptionId: string;
  readonly orderId: string | null;
  readonly status: PlacedCharge['status'];
  readonly model: PlacedCharge['model'];
  readonly fee: PlacedCharge['fee'];
  readonly resourceKey: string | null;
  readonly period: PlacedCharge['period'];
  readonly gross: number;
  readonly discount: PlacedCharge['discount'];
  readonly net: number;
  readonly currency: string;
  readonly derivation: PlacedCharge['derivation'];
  readonly createdOn: string;
  /** The planned day of writing off. */
  readonly dueOn: string;
  /** The day on which it was written off. */
  readonly closedOn: string | null;
  /** The ledger's event that wrote it off. */
  readonly transactionId: string | null;
  /** The invoice or act that lists it. */
  readonly invoiceId: string | null;
  /** Events of the ledger that made and moved it: stream, revision and type. */
  readonly history: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string; readonly status: string }[];
}

interface LedgerData {
  readonly charges?: readonly PlacedCharge[];
  /** Pay as you go: the charge with its new total. */
  readonly charge?: PlacedCharge;
  readonly moved?: readonly MovedCharge[];
  readonly replaced?: readonly string[];
  readonly invoiceId?: string;
  readonly chargeIds?: readonly string[];
  readonly on?: string;
}

const placedIn = ({ charges = [], charge }: LedgerData): readonly PlacedCharge[] => (charge ? [charge] : charges);

const statusAfter = (data: LedgerData, id: string): PlacedCharge['status'] | undefined =>
  data.replaced?.includes(id) ? 'Deleted' : (placedIn(data).find((charge) => charge.chargeId === id)?.status ?? data.moved?.find((charge) => charge.chargeId === id)?.status);

const created = (event: FoldEvent, charge: PlacedCharge, on: string): ChargeDocument => ({
  subscriptionId: charge.subscriptionId,
  orderId: charge.orderId,
  status: charge.status,
  model: charge.model,
  fee: charge.fee,
  resourceKey: charge.resourceKey,
  period: charge.period,
  gross: charge.gross,
  discount: charge.discount,
  net: charge.net,
  currency: charge.currency,
  derivation: charge.derivation,
  createdOn: on,
  dueOn: charge.dueOn,
  closedOn: null,
  transactionId: null,
  invoiceId: null,
  history: [],
});

export const charges = projection<ChargeDocument>({
  name: 'charges',
  version: 2,
  context: 'billing',
  summary: 'The charge history with applied discounts.',
  handles: ['ChargesCreated', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'ConsumptionCharged', 'ChargesInvoiced'],
  keys: (event) => {
    const data = dataOf<LedgerData>(event);
    const { moved = [], replaced = [], chargeIds = [] } = data;
    return [...new Set([...chargeIds, ...placedIn(data).map((charge) => charge.chargeId), ...moved.map((charge) => charge.chargeId), ...replaced])];
  },
  evolve(document, event, id) {
    const data = dataOf<LedgerData>(event);
    if (data.chargeIds) return document && { ...document, invoiceId: data.invoiceId ?? null };
    const draft = placedIn(data).find((charge) => charge.chargeId === id);
    const before = document ?? (draft && created(event, draft, data.on ?? event.metadata.recordedAt.slice(0, 10)));
    const status = statusAfter(data, id);
    if (!before || !status) return document;
    const closing = status === 'Closed' ? { closedOn: data.on ?? null, transactionId: event.id } : {};
    const step = { stream: event.stream, revision: event.revision, type: event.type, at: event.metadata.recordedAt, status };
    const amounts = draft && { gross: draft.gross, discount: draft.discount, net: draft.net, period: draft.period, derivation: draft.derivation, dueOn: draft.dueOn };
    return { ...before, ...amounts, status, ...closing, history: [...before.history, step] };
  },
  fields: { subscriptionId: 'id', orderId: 'id', status: 'id', model: 'id', fee: 'id', 'period.from': 'date', 'period.to': 'date', gross: 'number', net: 'number', createdOn: 'date', closedOn: 'date', dueOn: 'date', 'discount.id': 'id', invoiceId: 'id' },
  indexes: [['accountId', 'period.from'], ['subscriptionId', 'period.from'], ['status', 'period.to'], ['period.from'], ['orderId'], ['createdOn'], ['status', 'dueOn'], ['invoiceId']],
  search: [],
  defaultSort: { field: 'createdOn', order: 'DESC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['discount', 'derivation'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['derivation.lost', 'derivation.consumption'] },
  },
  example: {
    subscriptionId: '33d0…', orderId: '82c0…', status: 'Blocked', model: 'prepay', fee: 'recurring', resourceKey: 'licences', period: { from: '2026-08-20', to: '2026-09-01' }, gross: 1935, net: 1742, currency: 'EUR',
    discount: { id: '5c1d…', name: 'Loyal customer', type: 'account', percentage: '10', amount: 193 },
    derivation: { billingType: 'csp_monthly@1', rule: 'first_period', unitFee: 500, quantity: 10, weight: '12/31', days: { charged: 12, of: 31 }, exact: '60000/31', grossCorrection: 0, netCorrection: 0, lost: [] },
    createdOn: '2026-08-20', dueOn: '2026-09-01', closedOn: null, transactionId: null, invoiceId: null, history: [{ stream: 'ledger-a7…', revision: 1, type: 'ChargesCreated', at: '2026-08-20T08:00:00.000Z', status: 'New' }],
  },
});
