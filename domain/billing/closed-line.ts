import type { LedgerEvent } from './billing.events.js';
import { closedLine, type ClosedLine, type ReversedLine } from './placed-charge.js';

export type { ClosedLine, ReversedLine } from './placed-charge.js';

/** What an event wrote off. */
export const closedLines = (event: LedgerEvent): readonly ClosedLine[] => {
  switch (event.type) {
    case 'ChargesClosed':
      return event.data.lines;
    case 'OrderSettled':
    case 'BillingDayCharged':
    case 'ChargesSplit':
      return event.data.charges.filter(({ status }) => status === 'Closed').map((charge) => closedLine(charge, event.data.on));
    default:
      return [];
  }
};

/** What an event gave back after it had been written off. */
export const reversedLines = (event: LedgerEvent): readonly ReversedLine[] => (event.type === 'OrderReleased' || event.type === 'BalanceCorrected' ? event.data.reversed : []);
