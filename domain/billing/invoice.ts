import type { BusinessDate } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { PersistentMap } from '../shared/persistent-map.js';
import { invoiceEvents, type InvoiceEvent, type InvoiceHead, type InvoiceLine, type InvoiceTotals } from './invoice.events.js';
import { taxesOn } from './taxes.js';

/** Lines of one event: far below 1 MiB, however long the names of discounts are. */
export const LINES_AT_ONCE = 400;

export interface ExistingInvoice extends InvoiceHead {
  readonly status: 'Open' | 'Closed';
  /** Charges, and corrections, that stand on it, with their subscriptions. */
  readonly chargeIds: PersistentMap<string>;
  readonly gross: number;
  readonly net: number;
}
export type Invoice = ExistingInvoice | null;

export type InvoiceCommand =
  /** The first lines open it. Lines that stand on it already are left out; a closed invoice takes no more. */
  | { readonly type: 'AddLines'; readonly head: InvoiceHead; readonly lines: readonly InvoiceLine[] }
  | { readonly type: 'CloseInvoice'; readonly number: string; readonly on: BusinessDate; readonly dueOn: BusinessDate | null };

/** What an account was charged up to a billing day: its lines are written-off charges, and its total is their sum (domain.md 3.5). */
export const invoice: Aggregate<Invoice, InvoiceCommand, InvoiceEvent> = {
  category: 'invoice',
  catalogue: invoiceEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'AddLines') return added(command, state);
    if (!state) throw wrongState('invoice_missing', 'There is no such invoice.');
    return state.status === 'Closed' ? [] : [closed(command, state)];
  },
  evolve(state, event) {
    switch (event.type) {
      case 'InvoiceOpened':
        return { ...event.data, status: 'Open', chargeIds: PersistentMap.of(), gross: 0, net: 0 };
      case 'InvoiceLinesAdded':
        return state && withLines(state, event.data.lines);
      case 'InvoiceClosed':
        return state && { ...state, status: 'Closed' };
    }
  },
};

/** The subscriptions that it asks for, in the order of their ids. */
export const subscriptionsOn = ({ chargeIds }: ExistingInvoice): readonly string[] => [...new Set(chargeIds.values())].sort();

const added = ({ head, lines }: Extract<InvoiceCommand, { type: 'AddLines' }>, state: Invoice): readonly InvoiceEvent[] => {
  const fresh = lines.filter(({ chargeId }) => !state?.chargeIds.has(chargeId));
  if (fresh.length > LINES_AT_ONCE) throw ruleBroken('too_many_lines', `At most ${LINES_AT_ONCE} lines are added at once.`, '/lines');
  if (fresh.length === 0 || state?.status === 'Closed') return [];
  const { invoiceId, accountId } = head;
  const event: InvoiceEvent = { type: 'InvoiceLinesAdded', data: { invoiceId, accountId, lines: fresh } };
  return state ? [event] : [{ type: 'InvoiceOpened', data: head }, event];
};

const closed = ({ number, on, dueOn }: Extract<InvoiceCommand, { type: 'CloseInvoice' }>, state: ExistingInvoice): InvoiceEvent => {
  const { invoiceId, accountId, resellerId, model, billingDate, period, currency } = state;
  return { type: 'InvoiceClosed', data: { invoiceId, accountId, resellerId, model, billingDate, period, currency, number, ...totalsOf(state), issuedOn: on, dueOn } };
};

const totalsOf = ({ chargeIds, gross, net }: ExistingInvoice): InvoiceTotals => {
  const taxes = taxesOn(net);
  return { lines: chargeIds.size, gross, discount: gross - net, net, taxes, total: net + taxes };
};

const withLines = (state: ExistingInvoice, lines: readonly InvoiceLine[]): ExistingInvoice => ({
  ...state,
  chargeIds: lines.reduce((ids, { chargeId, subscriptionId }) => ids.set(chargeId, subscriptionId), state.chargeIds),
  gross: lines.reduce((sum, line) => sum + line.gross, state.gross),
  net: lines.reduce((sum, line) => sum + line.net, state.net),
});
