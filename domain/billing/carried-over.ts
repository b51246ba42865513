import type { BusinessDate } from '../shared/calendar.js';
import type { Limits, Standing } from './billing.events.js';
import type { Guarantee, OrderStanding, Receipt, Stop } from './ledger-state.js';
import type { ClosedLine, PlacedCharge } from './placed-charge.js';

/** How the account stood when the book before was closed. Minor units. */
export interface CarriedStanding extends Required<Standing> {
  readonly currency: string;
  readonly limits: Limits;
  readonly negativeSince: BusinessDate | null;
  readonly creditHold: { readonly since: BusinessDate } | null;
}

/** What a book of a ledger goes on with, in parts: of each list, the items that this part holds, in their order. */
export interface CarriedOver {
  readonly standing?: readonly CarriedStanding[];
  /** Those that are not over. */
  readonly charges?: readonly PlacedCharge[];
  readonly orders?: readonly { readonly orderId: string; readonly standing: OrderStanding; readonly subscriptionId: string }[];
  /** What was written off of those orders: given back if they are cancelled. */
  readonly writtenOff?: readonly PlacedCharge[];
  readonly receipts?: readonly ({ readonly paymentId: string } & Receipt)[];
  readonly servicesPaid?: readonly { readonly paidId: string; readonly amount: number }[];
  readonly corrected?: readonly { readonly chargeId: string; readonly amount: number }[];
  readonly stopped?: readonly ({ readonly subscriptionId: string } & Stop)[];
  readonly uninvoiced?: readonly ClosedLine[];
  readonly guarantees?: readonly ({ readonly guaranteeId: string } & Guarantee)[];
  /** The commands of all books before, so that none of them is ever obeyed again: runs of marks, each as long as the others and in their order. */
  readonly commands?: readonly string[];
}
