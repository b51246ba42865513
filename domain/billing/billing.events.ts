import { withOrigins, type ChargeDraft, type ChargeStatus } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';
import type { PaymentKind } from './payment.events.js';

/** One side of a movement; the postings of an event sum to zero (rulings, Software 15). Minor units. */
export interface Posting {
  readonly account: 'available' | 'blocked' | 'received' | 'revenue';
  readonly amount: number;
}

/** Where the money stood after the event. balance = available + blocked. */
export interface Standing {
  readonly balance: number;
  readonly blocked: number;
}

interface Movement {
  readonly postings: readonly Posting[];
  readonly after: Standing;
}

/** A charge with the state that an event leaves it in. */
export interface PlacedCharge extends ChargeDraft {
  readonly currency: string;
  readonly status: ChargeStatus;
  readonly subscriptionId: string;
  readonly orderId: string | null;
}

/** A charge that an event moves to another state. */
export interface MovedCharge {
  readonly chargeId: string;
  readonly status: ChargeStatus;
}

export type LedgerEvent =
  | DomainEvent<'LedgerOpened', { accountId: string; currency: string; allowance: number }>
  | DomainEvent<'LedgerAllowanceChanged', { accountId: string; allowance: number }>
  | DomainEvent<'ChargesCreated', { accountId: string; orderId: string; subscriptionId: string; charges: readonly PlacedCharge[] }>
  | DomainEvent<'MoneyReceived', { accountId: string; paymentId: string; kind: PaymentKind; amount: number; on: string } & Movement>
  | DomainEvent<'MoneyReturned', { accountId: string; paymentId: string; amount: number; reason: string; on: string } & Movement>
  /** Paying an order: its charges move on, and the money of the current ones is held. `replaced` were cut anew. */
  | DomainEvent<
      'OrderSettled',
      { accountId: string; orderId: string; paymentId: string | null; fromBalance: boolean; on: string; amount: number; replaced: readonly string[]; charges: readonly PlacedCharge[]; moved: readonly MovedCharge[] } & Movement
    >
  | DomainEvent<'OrderSettlementDeferred', { accountId: string; orderId: string; required: number; available: number; shortfall: number; on: string }>
  | DomainEvent<'OrderReleased', { accountId: string; orderId: string; moved: readonly MovedCharge[] } & Movement>
  | DomainEvent<'ChargesClosed', { accountId: string; on: string; moved: readonly MovedCharge[] } & Movement>
  | DomainEvent<'BillingDayCharged', { accountId: string; subscriptionId: string; on: string; charges: readonly PlacedCharge[] } & Movement>
  /** Charges cut in parts: `replaced` are Deleted, `charges` are the parts. */
  | DomainEvent<'ChargesSplit', { accountId: string; subscriptionId: string; cause: SplitCause; on: string; replaced: readonly string[]; charges: readonly PlacedCharge[] } & Movement>
  | DomainEvent<'ChargesReleased', { accountId: string; subscriptionId: string; on: string; moved: readonly MovedCharge[] } & Movement>;

export type SplitCause = 'stop' | 'activation' | 'manual_closing';

export const ledgerEvents: Catalogue<LedgerEvent> = {
  LedgerOpened: { version: 1 },
  LedgerAllowanceChanged: { version: 1 },
  ChargesCreated: { version: 2, upcast: { 1: withOrigins } },
  MoneyReceived: { version: 1 },
  MoneyReturned: { version: 1 },
  OrderSettled: { version: 2, upcast: { 1: withOrigins } },
  OrderSettlementDeferred: { version: 1 },
  OrderReleased: { version: 1 },
  ChargesClosed: { version: 1 },
  BillingDayCharged: { version: 2, upcast: { 1: withOrigins } },
  ChargesSplit: { version: 2, upcast: { 1: withOrigins } },
  ChargesReleased: { version: 1 },
};
