import type { LedgerEvent } from './billing.events.js';
import type { CarriedOver } from './carried-over.js';
import type { Ledger } from './ledger-state.js';

type Data<T extends LedgerEvent['type']> = Extract<LedgerEvent, { type: T }>['data'];
type Step = (carried: CarriedOver, state: Ledger) => Partial<Ledger>;

const steps: readonly Step[] = [
  ({ standing: [standing] = [] }) => ({ ...standing }),
  ({ charges = [] }, state) => ({ charges: charges.reduce((all, charge) => all.set(charge.subscriptionId, [...(all.get(charge.subscriptionId) ?? []), charge]), state.charges) }),
  ({ orders = [] }, state) => ({ orders: orders.reduce((all, { orderId, ...order }) => all.set(orderId, { ...order, closed: [] }), state.orders) }),
  ({ writtenOff = [] }, state) => ({
    orders: writtenOff.reduce((all, charge) => {
      const order = all.get(charge.orderId ?? '');
      return order ? all.set(charge.orderId ?? '', { ...order, closed: [...order.closed, charge] }) : all;
    }, state.orders),
  }),
  ({ receipts = [] }, state) => ({ receipts: receipts.reduce((all, { paymentId, ...receipt }) => all.set(paymentId, receipt), state.receipts) }),
  ({ servicesPaid = [] }, state) => ({ servicesPaid: servicesPaid.reduce((all, { paidId, amount }) => all.set(paidId, amount), state.servicesPaid) }),
  ({ corrected = [] }, state) => ({ corrected: corrected.reduce((all, { chargeId, amount }) => all.set(chargeId, amount), state.corrected) }),
  ({ stopped = [] }, state) => ({ stopped: stopped.reduce((all, { subscriptionId, ...stop }) => all.set(subscriptionId, stop), state.stopped) }),
  ({ uninvoiced = [] }, state) => ({ uninvoiced: uninvoiced.reduce((all, line) => all.set(line.chargeId, line), state.uninvoiced) }),
  ({ guarantees = [] }, state) => ({ guarantees: new Map([...state.guarantees, ...guarantees.map(({ guaranteeId, ...guarantee }) => [guaranteeId, guarantee] as const)]) }),
];

/** A part of what the book before left. Nothing is decided on it until the last part is there. */
export const carried = ({ accountId, book, last, carried: part }: Data<'LedgerCarriedOver'>, state: Ledger): Partial<Ledger> =>
  steps.reduce<Ledger>((current, step) => ({ ...current, ...step(part, current) }), { ...state, accountId, book: { number: book, isOpen: last } });

export const closedBook = ({ book }: Data<'LedgerClosed'>): Partial<Ledger> => ({ book: { number: book, isOpen: false } });
