import type { LedgerEvent, MovedCharge, PlacedCharge } from './billing.events.js';
import { closedLines, reversedLines } from './closed-line.js';
import { carried, closedBook } from './ledger-carrying.js';
import type { Ledger, LedgerOrder, OrderStanding } from './ledger-state.js';
import type { ClosedLine, ReversedLine } from './placed-charge.js';

/** What an event leaves of the ledger. Charges that are over are forgotten; read models keep them. */
export const evolveLedger = (state: Ledger, event: LedgerEvent): Ledger => {
  const standing = 'after' in event.data ? money(state, event.data) : {};
  const invoicing = uninvoiced(state, event);
  return { ...state, ...standing, ...(invoicing !== state.uninvoiced && { uninvoiced: invoicing }), ...change(state, event) };
};

const money = (state: Ledger, { after: { balance, blocked, owed = 0 }, ...data }: { readonly after: { readonly balance: number; readonly blocked: number; readonly owed?: number }; readonly on?: string }): Partial<Ledger> => ({
  balance,
  blocked,
  owed,
  negativeSince: balance < 0 ? (state.negativeSince ?? data.on ?? null) : null,
});

const change = (state: Ledger, event: LedgerEvent): Partial<Ledger> => changes[event.type](event.data as never, state);

type Changes = { readonly [E in LedgerEvent as E['type']]: (data: E['data'], state: Ledger) => Partial<Ledger> };

const received = ({ paymentId, amount, postings }: Extract<LedgerEvent, { type: 'MoneyReceived' }>['data'], state: Ledger): Partial<Ledger> => ({
  receipts: state.receipts.set(paymentId, { amount, side: postings.some(({ account }) => account === 'receivable') ? 'receivable' : 'available' }),
});
const changed = (data: Change, state: Ledger): Partial<Ledger> => placed(state, data);
const nothing = (): Partial<Ledger> => ({});

const changes: Changes = {
  LedgerOpened: ({ accountId, currency, limits }) => ({ accountId, currency, limits }),
  LedgerAllowanceChanged: ({ limits }) => ({ limits }),
  MoneyReceived: received,
  ServicesPaid: ({ paymentId, amount }, state) => ({ servicesPaid: state.servicesPaid.set(paymentId, amount) }),
  InvoiceCredited: ({ invoiceId, amount }, state) => ({ servicesPaid: state.servicesPaid.set(invoiceId, -amount) }),
  MoneyReturned: ({ paymentId }, state) => ({ receipts: state.receipts.set(paymentId, { amount: 0, side: 'available' }) }),
  ChargesCreated: (data, state) => ({ ...placed(state, data), orders: standing(state, data, 'new') }),
  OrderSettled(data, state) {
    const orders = standing(state, data, 'settled');
    return { orders, ...placed({ ...state, orders }, { ...data, subscriptionId: subscriptionOf(state, data.orderId) }) };
  },
  OrderSettlementDeferred: nothing,
  OrderReleased: (data, state) => ({ ...placed(state, { ...data, subscriptionId: subscriptionOf(state, data.orderId) }), orders: standing(state, data, 'released'), corrected: corrected(state, data.reversed) }),
  ChargesClosed: ({ moved, lines }, state) => closed(state, moved, lines),
  BillingDayCharged: changed,
  ChargesReleased: changed,
  ChargesRefunded: changed,
  ChargesSplit: (data, state) => ({ ...placed(state, data), ...stop(state, data) }),
  ConsumptionCharged: ({ subscriptionId, charge }, state) => placed(state, { subscriptionId, charges: [charge] }),
  BalanceCorrected: ({ reversed }, state) => ({ corrected: corrected(state, reversed) }),
  GuaranteeProvided: ({ guaranteeId, number, amount, expiresOn }, state) => ({ guarantees: new Map(state.guarantees).set(guaranteeId, { number, amount, expiresOn }) }),
  GuaranteeRevoked: ({ guaranteeId }, state) => ({ guarantees: new Map([...state.guarantees].filter(([id]) => id !== guaranteeId)) }),
  ChargesInvoiced: nothing,
  CreditHoldStarted: ({ on }) => ({ creditHold: { since: on } }),
  CreditHoldReleased: () => ({ creditHold: null }),
  LedgerClosed: closedBook,
  LedgerCarriedOver: carried,
};

const corrected = (state: Ledger, reversed: readonly ReversedLine[]): Ledger['corrected'] => reversed.reduce((sums, { chargeId, amount }) => sums.set(chargeId, (sums.get(chargeId) ?? 0) + amount), state.corrected);

const subscriptionOf = (state: Ledger, orderId: string): string => state.orders.get(orderId)?.subscriptionId ?? '';

const standing = (state: Ledger, { orderId, subscriptionId }: { readonly orderId: string; readonly subscriptionId?: string }, value: OrderStanding): Ledger['orders'] => {
  const known: LedgerOrder = state.orders.get(orderId) ?? { standing: value, subscriptionId: subscriptionId ?? '', closed: [] };
  return state.orders.set(orderId, { ...known, standing: value, ...(value === 'released' && { closed: [] }) });
};

interface Change {
  readonly subscriptionId: string;
  readonly replaced?: readonly string[];
  readonly charges?: readonly PlacedCharge[];
  readonly moved?: readonly MovedCharge[];
}

const LIVE = ['New', 'Opened', 'Blocked', 'Waiting for refund'];

/** The charges of one subscription after a change. */
const placed = (state: Ledger, { subscriptionId, replaced = [], charges = [], moved = [] }: Change): Partial<Ledger> => {
  const gone = new Set([...replaced, ...charges.map(({ chargeId }) => chargeId)]);
  const statuses = new Map(moved.map(({ chargeId, status }) => [chargeId, status]));
  const before = (state.charges.get(subscriptionId) ?? []).filter(({ chargeId }) => !gone.has(chargeId));
  const after = [...before.map((charge) => withStatus(charge, statuses.get(charge.chargeId))), ...charges];
  const live = after.filter(({ status }) => LIVE.includes(status));
  return { charges: live.length > 0 ? state.charges.set(subscriptionId, live) : state.charges.delete(subscriptionId), ...remembered(state, after) };
};

const withStatus = (charge: PlacedCharge, status: PlacedCharge['status'] | undefined): PlacedCharge => (status ? { ...charge, status } : charge);

/** What an order's charges were written off for can be refunded while the order is not provisioned. */
const remembered = (state: Ledger, charges: readonly PlacedCharge[]): Partial<Ledger> => {
  let { orders } = state;
  for (const charge of charges) {
    const order = charge.status === 'Closed' && charge.orderId !== null ? orders.get(charge.orderId) : undefined;
    if (order && charge.orderId !== null) orders = orders.set(charge.orderId, { ...order, closed: [...order.closed, charge] });
  }
  return orders === state.orders ? {} : { orders };
};

const closed = (state: Ledger, moved: readonly MovedCharge[], lines: readonly ClosedLine[]): Partial<Ledger> => {
  const ids = new Set(moved.map(({ chargeId }) => chargeId));
  // Events of the time before lines do not say whose charges they are.
  const owners = lines.length > 0 ? lines.map(({ subscriptionId }) => subscriptionId) : [...state.charges].map(([id]) => id);
  let { charges, orders } = state;
  for (const subscriptionId of new Set(owners)) {
    const before = charges.get(subscriptionId) ?? [];
    const own = before.filter(({ chargeId }) => ids.has(chargeId));
    if (own.length === 0) continue;
    const left = before.filter(({ chargeId }) => !ids.has(chargeId));
    charges = left.length > 0 ? charges.set(subscriptionId, left) : charges.delete(subscriptionId);
    orders = remembered({ ...state, orders }, own.map((charge) => ({ ...charge, status: 'Closed' }))).orders ?? orders;
  }
  return { charges, orders };
};

const stop = (state: Ledger, { cause, subscriptionId, on, rest = 'open' }: Extract<LedgerEvent, { type: 'ChargesSplit' }>['data']): Partial<Ledger> => {
  if (cause === 'stop') return { stopped: state.stopped.set(subscriptionId, { on, rest }) };
  return cause === 'activation' || cause === 'end' ? { stopped: state.stopped.delete(subscriptionId) } : {};
};

/** Lines wait for their invoice; what is given back as a whole before that was never on one. */
const uninvoiced = (state: Ledger, event: LedgerEvent): Ledger['uninvoiced'] => {
  let lines = state.uninvoiced;
  for (const line of closedLines(event)) lines = lines.set(line.chargeId, line);
  for (const line of reversedLines(event)) lines = line.correctionId === null && line.before === undefined && lines.has(line.chargeId) ? lines.delete(line.chargeId) : lines.set(line.correctionId ?? `${line.chargeId} back`, negative(line));
  if (event.type === 'ChargesInvoiced') for (const chargeId of event.data.chargeIds) lines = lines.delete(chargeId);
  return lines;
};

const negative = ({ amount, correctionId, ...line }: ReversedLine): ClosedLine => ({ ...line, reverses: line.chargeId, chargeId: correctionId ?? `${line.chargeId} back`, gross: 0 - amount, discount: null, net: 0 - amount });
