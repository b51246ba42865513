import type { MovedCharge, PlacedCharge } from '../../domain/billing/billing.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

interface Step {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly status: string;
}

/** The charge history: each charge with the discount applied and everything that it was computed from (CR-768). */
export interface ChargeDocument extends Pick<PlacedCharge, 'subscriptionId' | 'orderId' | 'status' | 'model' | 'fee' | 'resourceKey' | 'period' | 'gross' | 'discount' | 'net' | 'currency' | 'derivation'> {
  readonly planId: string;
  readonly billingDay: number;
  readonly createdOn: string;
  /** The planned day of writing off. */
  readonly dueOn: string;
  /** The day on which it was written off. */
  readonly closedOn: string | null;
  /** The ledger's event that wrote it off. */
  readonly transactionId: string | null;
  /** The invoice or act that it stands on, and whether it, or what was given back of it, still waits for one. */
  readonly invoiceId: string | null;
  readonly uninvoiced: boolean;
  /** Events of the ledger that made and moved it. */
  readonly history: readonly Step[];
}

interface LedgerData {
  readonly charge?: PlacedCharge;
  readonly charges?: readonly PlacedCharge[];
  readonly moved?: readonly MovedCharge[];
  readonly replaced?: readonly string[];
  readonly lines?: readonly object[];
  readonly on?: string;
}
interface Invoiced {
  readonly invoiceId: string;
  readonly chargeIds: readonly string[];
}

/** What is given back of a charge after it was invoiced stands on a later one by this name. */
const BACK = ' back';

const placedIn = ({ charge, charges = [] }: LedgerData): readonly PlacedCharge[] => (charge ? [charge] : charges);

/** Each level of the reseller chain knows what it pays itself. */
const ownOf = ({ consumption, parts: _parts, ...derivation }: PlacedCharge['derivation']): PlacedCharge['derivation'] => {
  if (!consumption) return derivation;
  const { upstreamCosts: _others, ...own } = consumption;
  return { ...derivation, consumption: own };
};

const amounts = ({ gross, discount, net, period, derivation, dueOn }: PlacedCharge): Partial<ChargeDocument> => ({ gross, discount, net, period, derivation: ownOf(derivation), dueOn });

const created = ({ subscriptionId, orderId, status, model, fee, resourceKey, period, gross, discount, net, currency, derivation, origin, dueOn }: PlacedCharge, on: string): ChargeDocument => ({
  subscriptionId, orderId, status, model, fee, resourceKey, period, gross, discount, net, currency, derivation: ownOf(derivation), planId: origin.planId, billingDay: origin.billingDay,
  createdOn: on, dueOn, closedOn: null, transactionId: null, invoiceId: null, uninvoiced: false, history: [],
});

/** What was cut anew on the day of its order has its id again: it is replaced by itself. */
const statusAfter = (data: LedgerData, id: string, placed: PlacedCharge | undefined): PlacedCharge['status'] | undefined =>
  placed?.status ?? (data.replaced?.includes(id) ? 'Deleted' : data.moved?.find((charge) => charge.chargeId === id)?.status);

/** Written off: it waits for its invoice. Given back: so does that, if it was on one. */
const waiting = (before: ChargeDocument, event: FoldEvent, status: PlacedCharge['status'], { on, lines }: LedgerData): Partial<ChargeDocument> => {
  if (status === 'Refunded') return { uninvoiced: before.closedOn !== null && !before.uninvoiced && before.invoiceId !== null };
  if (status !== 'Closed') return {};
  // Events of the time before invoices say nothing of lines: what they wrote off is on none.
  return { closedOn: on ?? null, transactionId: event.id, uninvoiced: event.type !== 'ChargesClosed' || (lines ?? []).length > 0 };
};

/** A charge that grows by the hour keeps only the last of those events. */
const remembered = (history: readonly Step[], step: Step): readonly Step[] =>
  step.type === 'ConsumptionCharged' && history.at(-1)?.type === step.type ? [...history.slice(0, -1), step] : [...history, step];

const moved = (document: ChargeDocument | null, event: FoldEvent, id: string): ChargeDocument | null => {
  const data = dataOf<LedgerData>(event);
  const placed = placedIn(data).find((charge) => charge.chargeId === id);
  const before = document ?? (placed ? created(placed, data.on ?? event.metadata.recordedAt.slice(0, 10)) : null);
  const status = statusAfter(data, id, placed);
  if (!before || !status) return document;
  const step = { stream: event.stream, revision: event.revision, type: event.type, at: event.metadata.recordedAt, status };
  return { ...before, ...(placed && amounts(placed)), status, ...waiting(before, event, status, data), history: remembered(before.history, step) };
};

const invoiced = (document: ChargeDocument | null, { invoiceId, chargeIds }: Invoiced, id: string): ChargeDocument | null =>
  document && { ...document, invoiceId: chargeIds.includes(id) ? invoiceId : document.invoiceId, uninvoiced: false };

export const charges = projection<ChargeDocument>({
  name: 'charges',
  version: 7,
  context: 'billing',
  summary: 'The charge history with applied discounts.',
  handles: ['ChargesCreated', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'ConsumptionCharged', 'ChargesInvoiced'],
  keys: (event) => {
    if (event.type === 'ChargesInvoiced') return [...new Set(dataOf<Invoiced>(event).chargeIds.map((id) => (id.endsWith(BACK) ? id.slice(0, -BACK.length) : id)))];
    const data = dataOf<LedgerData>(event);
    return [...new Set([...placedIn(data).map((charge) => charge.chargeId), ...(data.moved ?? []).map((charge) => charge.chargeId), ...(data.replaced ?? [])])];
  },
  evolve: (document, event, id) => (event.type === 'ChargesInvoiced' ? invoiced(document, dataOf<Invoiced>(event), id) : moved(document, event, id)),
  fields: {
    subscriptionId: 'id', orderId: 'id', invoiceId: 'id', planId: 'id', status: 'id', model: 'id', fee: 'id', 'period.from': 'date', 'period.to': 'date', gross: 'number', net: 'number', createdOn: 'date', closedOn: 'date', dueOn: 'date',
    'discount.id': 'id', 'derivation.split.of': 'id', billingDay: 'number', uninvoiced: 'boolean',
  },
  indexes: [
    ['accountId', 'period.from'], ['subscriptionId', 'period.from'], ['period.from'], ['orderId'], ['createdOn'], ['status', 'accountId', 'dueOn'], ['invoiceId'], ['derivation.split.of'], ['uninvoiced', 'billingDay', 'accountId', 'closedOn'],
  ],
  sparse: ['orderId', 'invoiceId', 'derivation.split.of', 'uninvoiced'],
  search: [],
  columns: { gross: 'amount', net: 'amount', 'discount.amount': 'amount', 'derivation.unitFee': 'amount', 'derivation.grossCorrection': 'amount', 'derivation.netCorrection': 'amount' },
  defaultSort: { field: 'createdOn', order: 'DESC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['discount', 'derivation'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['derivation.lost', 'derivation.consumption'] },
  },
  example: {
    subscriptionId: '33d0…', orderId: '82c0…', status: 'Blocked', model: 'prepay', fee: 'recurring', resourceKey: 'licences', period: { from: '2026-08-20', to: '2026-09-01' }, gross: 1935, net: 1742, currency: 'EUR', planId: '5a0f…', billingDay: 1,
    discount: { id: '5c1d…', name: 'Loyal customer', type: 'account', percentage: '10', amount: 193 },
    derivation: { billingType: 'csp_monthly@1', rule: 'first_period', unitFee: 500, quantity: 10, weight: '12/31', days: { charged: 12, of: 31 }, exact: '60000/31', grossCorrection: 0, netCorrection: 0, lost: [], split: { of: 'd0c4…', part: '12/31' } },
    createdOn: '2026-08-20', dueOn: '2026-09-01', closedOn: null, transactionId: null, invoiceId: null, uninvoiced: false, history: [{ stream: 'ledger-a7…', revision: 1, type: 'ChargesCreated', at: '2026-08-20T08:00:00.000Z', status: 'New' }],
  },
});
