import type { LedgerEvent, MovedCharge, PlacedCharge } from './billing.events.js';
import { chargesOf } from './ledger-orders.js';
import type { Ledger, OrderStanding } from './ledger-state.js';

/** What an event leaves of the ledger. Charges that are over are forgotten; read models keep them. */
export const evolveLedger = (state: Ledger, event: LedgerEvent): Ledger => {
  const money = 'after' in event.data ? event.data.after : {};
  return { ...state, ...money, ...change(state, event) };
};

const change = (state: Ledger, event: LedgerEvent): Partial<Ledger> => {
  switch (event.type) {
    case 'LedgerOpened':
      return { accountId: event.data.accountId, currency: event.data.currency, allowance: event.data.allowance };
    case 'LedgerAllowanceChanged':
      return { allowance: event.data.allowance };
    case 'MoneyReceived':
      return { receipts: new Map(state.receipts).set(event.data.paymentId, event.data.amount) };
    case 'MoneyReturned':
      return { receipts: new Map(state.receipts).set(event.data.paymentId, 0) };
    case 'ChargesCreated':
      return { charges: charges(state, { charges: event.data.charges }), ...standing(state, event.data.orderId, 'new') };
    case 'OrderSettled':
      return { charges: charges(state, event.data, true), ...standing(state, event.data.orderId, 'settled') };
    case 'OrderSettlementDeferred':
      return {};
    case 'OrderReleased':
      return { charges: without(state, chargesOf(state, event.data.orderId)), ...standing(state, event.data.orderId, 'released') };
    case 'ChargesClosed':
      return { charges: charges(state, event.data, true) };
    case 'BillingDayCharged':
      return { charges: charges(state, event.data) };
    case 'ChargesReleased':
      return { charges: charges(state, event.data) };
    case 'ChargesSplit':
      return { charges: charges(state, event.data, true), ...stop(state, event.data) };
  }
};

const standing = (state: Ledger, orderId: string, value: OrderStanding): Pick<Ledger, 'orders'> => ({ orders: new Map(state.orders).set(orderId, value) });

interface Change {
  readonly replaced?: readonly string[];
  readonly charges?: readonly PlacedCharge[];
  readonly moved?: readonly MovedCharge[];
}

const OVER = ['Closed', 'Deleted', 'Refunded'];

/** `keepClosed`: a fee that was written off with its order can be refunded while the order is not provisioned. */
const charges = (state: Ledger, { replaced = [], charges: placed = [], moved = [] }: Change, keepClosed = false): Ledger['charges'] => {
  const result = new Map(state.charges);
  for (const id of replaced) result.delete(id);
  for (const charge of placed) result.set(charge.chargeId, charge);
  for (const { chargeId, status } of moved) {
    const charge = result.get(chargeId);
    if (charge) result.set(chargeId, { ...charge, status });
  }
  const kept = (chargeId: string): boolean => keepClosed && result.get(chargeId)?.status === 'Closed' && result.get(chargeId)?.orderId !== null;
  for (const { chargeId } of [...placed, ...moved]) if (!kept(chargeId) && OVER.includes(result.get(chargeId)?.status ?? '')) result.delete(chargeId);
  return result;
};

const without = (state: Ledger, gone: readonly PlacedCharge[]): Ledger['charges'] => {
  const result = new Map(state.charges);
  for (const { chargeId } of gone) result.delete(chargeId);
  return result;
};

const stop = (state: Ledger, { cause, subscriptionId, on }: { readonly cause: string; readonly subscriptionId: string; readonly on: string }): Partial<Ledger> => {
  if (cause === 'manual_closing') return {};
  const stopped = new Map(state.stopped);
  if (cause === 'stop') stopped.set(subscriptionId, on);
  else stopped.delete(subscriptionId);
  return { stopped };
};
