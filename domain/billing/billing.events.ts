import { withOrigins } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';
import type { CarriedOver } from './carried-over.js';
import type { PaymentKind } from './payment.events.js';
import type { ClosedLine, MovedCharge, PlacedCharge, ReversedLine } from './placed-charge.js';

export type { MovedCharge, PlacedCharge } from './placed-charge.js';

/**
 * One side of a movement; the postings of an event sum to zero (rulings, Software 15). Minor units. `received`, `adjusted`
 * and `guaranteed` are where money comes from, `revenue` is what was written off, `receivable` what postpay customers owe.
 */
export interface Posting {
  readonly account: 'available' | 'blocked' | 'receivable' | 'received' | 'adjusted' | 'guaranteed' | 'revenue';
  readonly amount: number;
}

/** Where the money stood after the event. balance = available + blocked; `owed` is the postpay debt that was written off and is not paid. */
export interface Standing {
  readonly balance: number;
  readonly blocked: number;
  /** Absent in events of the time before postpay: 0. */
  readonly owed?: number;
}

interface Movement {
  readonly postings: readonly Posting[];
  readonly after: Standing;
}

/** What decides how far an account may go below zero, and for how long (domain.md 4.1). Minor units, days; -1 = without end. */
export interface Limits {
  readonly threshold: number;
  readonly payWithNegativeBalance: boolean;
  readonly subzeroPeriod: number;
}

type Of<Data> = { accountId: string } & Data;
interface Changed {
  readonly subscriptionId: string;
  readonly on: string;
}

export type LedgerEvent =
  | DomainEvent<'LedgerOpened', Of<{ currency: string; limits: Limits }>>
  | DomainEvent<'LedgerAllowanceChanged', Of<{ limits: Limits }>>
  | DomainEvent<'ChargesCreated', Of<{ orderId: string; subscriptionId: string; charges: readonly PlacedCharge[] }>>
  | DomainEvent<'MoneyReceived', Of<{ paymentId: string; kind: PaymentKind; amount: number; on: string }> & Movement>
  | DomainEvent<'MoneyReturned', Of<{ paymentId: string; amount: number; reason: string; on: string }> & Movement>
  /** Paying an order: its charges move on, and the money of the current ones is held. `replaced` were cut anew; those written off at once are in `charges`. */
  | DomainEvent<
      'OrderSettled',
      Of<{ orderId: string; paymentId: string | null; fromBalance: boolean; on: string; amount: number; replaced: readonly string[]; charges: readonly PlacedCharge[]; moved: readonly MovedCharge[] }> & Movement
    >
  | DomainEvent<'OrderSettlementDeferred', Of<{ orderId: string; required: number; available: number; shortfall: number; on: string }>>
  /** `reversed`: what had been written off and was given back. */
  | DomainEvent<'OrderReleased', Of<{ orderId: string; moved: readonly MovedCharge[]; reversed: readonly ReversedLine[] }> & Movement>
  | DomainEvent<'ChargesClosed', Of<{ on: string; moved: readonly MovedCharge[]; lines: readonly ClosedLine[] }> & Movement>
  /** The next period: new charges, and those that waited for it. */
  | DomainEvent<'BillingDayCharged', Of<Changed & { charges: readonly PlacedCharge[]; moved?: readonly MovedCharge[] }> & Movement>
  /** Charges cut in parts: `replaced` are Deleted, `charges` are the parts. */
  | DomainEvent<'ChargesSplit', Of<Changed & { cause: SplitCause; rest?: StopRest; replaced: readonly string[]; charges: readonly PlacedCharge[] }> & Movement>
  | DomainEvent<'ChargesRefunded', Of<Changed & { moved: readonly MovedCharge[] }> & Movement>
  | DomainEvent<'ChargesReleased', Of<Changed & { moved: readonly MovedCharge[] }> & Movement>
  /** Pay as you go: the period's charge as it stands now; it grows, or shrinks, with the records. */
  | DomainEvent<'ConsumptionCharged', Of<Changed & { charge: PlacedCharge }> & Movement>
  | DomainEvent<'BalanceCorrected', Of<{ correctionId: string; number: string; amount: number; reason: string; reversed: readonly ReversedLine[]; on: string }> & Movement>
  /** A promise to pay that counts as money until it is kept, revoked or over. */
  | DomainEvent<'GuaranteeProvided', Of<{ guaranteeId: string; number: string; amount: number; expiresOn: string; cause: 'manager' | 'top_up'; on: string }> & Movement>
  | DomainEvent<'GuaranteeRevoked', Of<{ guaranteeId: string; amount: number; reason: GuaranteeEnd; on: string }> & Movement>
  | DomainEvent<'ServicesPaid', Of<{ paymentId: string; amount: number; on: string }> & Movement>
  /** An invoice that came out below zero: what it gives back is no longer a debt turned round, but money on the balance. */
  | DomainEvent<'InvoiceCredited', Of<{ invoiceId: string; amount: number; on: string }> & Movement>
  | DomainEvent<'ChargesInvoiced', Of<{ invoiceId: string; chargeIds: readonly string[]; on: string }>>
  | DomainEvent<'CreditHoldStarted', Of<{ on: string; balance: number }>>
  | DomainEvent<'CreditHoldReleased', Of<{ on: string; balance: number }>>
  /** The last event of a book of a large ledger. `next`: the stream of the book that goes on; no money moves by it. */
  | DomainEvent<'LedgerClosed', Of<{ book: number; next: string; on: string; standing: Required<Standing> }>>
  /** A book begins with what the one before left (`from`: its stream), in parts. `before`: how many events all books before it hold. */
  | DomainEvent<'LedgerCarriedOver', Of<{ book: number; part: number; last: boolean; from: string; before: number; carried: CarriedOver }>>;

export type SplitCause = 'stop' | 'activation' | 'manual_closing' | 'decrease' | 'increase' | 'end';
/** What becomes of the rest of the period on a stop; `owed`: the period is owed in full. */
export type StopRest = 'block' | 'open' | 'owed';
export type GuaranteeEnd = 'manager' | 'expired' | 'top_up';

/* eslint-disable @typescript-eslint/no-explicit-any -- data of old versions */
/** Before limits there was an allowance: how far below zero paying could go. */
const toLimits = ({ allowance, ...data }: any): unknown => ({ ...data, limits: { threshold: allowance, payWithNegativeBalance: allowance > 0, subzeroPeriod: -1 } });
/** Before postpay all charges were prepaid, and due at the end of their period. */
const placedThen = (data: any): unknown => {
  const { charges } = withOrigins(data) as { readonly charges: readonly any[] };
  return { ...data, charges: charges.map((charge) => ({ ...charge, model: 'prepay', dueOn: charge.period.to })) };
};
/** Before a term that was written off at once told its parts, it was priced as its first purchase on every level. */
const asOnePurchase = (data: object): unknown => data;
/* eslint-enable @typescript-eslint/no-explicit-any */

export const ledgerEvents: Catalogue<LedgerEvent> = {
  LedgerOpened: { version: 2, upcast: { 1: toLimits } },
  LedgerAllowanceChanged: { version: 2, upcast: { 1: toLimits } },
  ChargesCreated: { version: 2, upcast: { 1: placedThen } },
  MoneyReceived: { version: 1 },
  MoneyReturned: { version: 1 },
  OrderSettled: { version: 2, upcast: { 1: placedThen } },
  OrderSettlementDeferred: { version: 1 },
  OrderReleased: { version: 2, upcast: { 1: (data: object) => ({ ...data, reversed: [] }) } },
  ChargesClosed: { version: 2, upcast: { 1: (data: object) => ({ ...data, lines: [] }) } },
  BillingDayCharged: { version: 2, upcast: { 1: placedThen } },
  ChargesSplit: { version: 3, upcast: { 1: placedThen, 2: asOnePurchase } },
  ChargesRefunded: { version: 1 },
  ChargesReleased: { version: 1 },
  ConsumptionCharged: { version: 1 },
  BalanceCorrected: { version: 1 },
  GuaranteeProvided: { version: 1 },
  GuaranteeRevoked: { version: 1 },
  ServicesPaid: { version: 1 },
  InvoiceCredited: { version: 1 },
  ChargesInvoiced: { version: 1 },
  CreditHoldStarted: { version: 1 },
  CreditHoldReleased: { version: 1 },
  LedgerClosed: { version: 1 },
  LedgerCarriedOver: { version: 1 },
};
