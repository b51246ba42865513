import type { PaymentModel } from '../shared/billing-rules.js';
import type { BusinessDate } from '../shared/calendar.js';
import type { ChargeDraft } from '../shared/charge.js';
import { DomainError } from '../shared/errors.js';
import { formatMinor } from '../shared/money.js';
import { PersistentMap } from '../shared/persistent-map.js';
import type { GuaranteeEnd, Limits, PlacedCharge, StopRest } from './billing.events.js';
import type { PaymentKind } from './payment.events.js';
import type { ClosedLine } from './placed-charge.js';

export type OrderStanding = 'new' | 'settled' | 'released';

/** An order that the ledger has met. `closed`: what its settlement, or a billing day since, wrote off of it; refunded if it is cancelled. */
export interface LedgerOrder {
  readonly standing: OrderStanding;
  readonly subscriptionId: string;
  readonly closed: readonly PlacedCharge[];
}

export interface Stop {
  readonly on: BusinessDate;
  readonly rest: StopRest;
}

/** Amount 0: returned. `side`: what it went to, and is taken back from. */
export interface Receipt {
  readonly amount: number;
  readonly side: 'available' | 'receivable';
}

export interface Guarantee {
  readonly number: string;
  readonly amount: number;
  readonly expiresOn: BusinessDate;
}

export interface Ledger {
  readonly accountId: string | null;
  /** A large ledger is kept in books; what is decided is decided on the last one, once it has all that was carried over. */
  readonly book: { readonly number: number; readonly isOpen: boolean };
  readonly currency: string;
  readonly limits: Limits;
  readonly balance: number;
  readonly blocked: number;
  /** Postpay: written off and not paid yet. */
  readonly owed: number;
  /** New, Opened, Blocked and Waiting for refund, by subscription, in the order in which they were made. */
  readonly charges: PersistentMap<readonly PlacedCharge[]>;
  readonly orders: PersistentMap<LedgerOrder>;
  /** Money received by payment. */
  readonly receipts: PersistentMap<Receipt>;
  /** Payments for services that the balance has paid, and invoices below zero that it got (negative). */
  readonly servicesPaid: PersistentMap<number>;
  /** What corrections and cancelled orders have changed of written-off charges so far; above zero: given back. */
  readonly corrected: PersistentMap<number>;
  /** Stopped subscriptions: days from here on are released, not written off. */
  readonly stopped: PersistentMap<Stop>;
  /** Written off, or given back, and not on an invoice yet; by charge id or correction id. */
  readonly uninvoiced: PersistentMap<ClosedLine>;
  readonly guarantees: ReadonlyMap<string, Guarantee>;
  /** The first day of the present time below zero. */
  readonly negativeSince: BusinessDate | null;
  readonly creditHold: { readonly since: BusinessDate } | null;
}

export const EMPTY: Ledger = {
  accountId: null, book: { number: 1, isOpen: true }, currency: '', limits: { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 }, balance: 0, blocked: 0, owed: 0,
  charges: PersistentMap.of(), orders: PersistentMap.of(), receipts: PersistentMap.of(), servicesPaid: PersistentMap.of(), corrected: PersistentMap.of(), stopped: PersistentMap.of(), uninvoiced: PersistentMap.of(),
  guarantees: new Map(), negativeSince: null, creditHold: null,
};

/** Ids of the parts of a split: derived from the charge, so that a repeat makes the same ones. */
type PartId = (chargeId: string, part: string) => string;

/** Something that happens to a subscription's charges on a day. */
interface Operation {
  readonly subscriptionId: string;
  readonly on: BusinessDate;
  readonly id: PartId;
}

export type LedgerCommand =
  | { readonly type: 'OpenLedger'; readonly accountId: string; readonly currency: string; readonly limits: Limits }
  | { readonly type: 'ChangeLimits'; readonly limits: Limits }
  | { readonly type: 'ReceiveMoney'; readonly paymentId: string; readonly kind: PaymentKind; readonly amount: number; readonly on: BusinessDate }
  | { readonly type: 'ReturnMoney'; readonly paymentId: string; readonly reason: string; readonly on: BusinessDate }
  /** `amount`: how far below zero the invoice is. */
  | { readonly type: 'CreditInvoice'; readonly invoiceId: string; readonly amount: number; readonly on: BusinessDate }
  /** `withdrawn`: nobody asks for the money any more; the balance owes it, however little is on it. */
  | { readonly type: 'PayServices'; readonly paymentId: string; readonly amount: number; readonly on: BusinessDate; readonly withdrawn?: boolean }
  | { readonly type: 'CreateCharges'; readonly orderId: string; readonly subscriptionId: string; readonly model: PaymentModel; readonly on: BusinessDate; readonly charges: readonly ChargeDraft[] }
  | SettleOrder
  | { readonly type: 'ReleaseOrder'; readonly orderId: string; readonly on: BusinessDate }
  /** A term that does not come: what was added to it, from its first day on, is free again. */
  | { readonly type: 'ReleaseTerm'; readonly subscriptionId: string; readonly from: BusinessDate; readonly on: BusinessDate }
  /** Writes off at most `limit` charges (default 400): repeat it until it records nothing. `except`: subscriptions that wait for their vendor. */
  | { readonly type: 'CloseDueCharges'; readonly on: BusinessDate; readonly limit?: number; readonly except?: readonly string[] }
  | { readonly type: 'ChargeBillingDay'; readonly subscriptionId: string; readonly model: PaymentModel; readonly on: BusinessDate; readonly charges: readonly ChargeDraft[] }
  | ({ readonly type: 'StopCharges'; readonly rest: StopRest } & Operation)
  | ({ readonly type: 'ResumeCharges' } & Operation)
  /** `until`: the end of the term; a renewal that waits for its day is none of it. */
  | ({ readonly type: 'CloseTerm'; readonly until: BusinessDate | null } & Operation)
  /** `to`: the quantity that is paid for from now on, beyond what is included. `until`: only in periods that begin before that day. */
  | ({ readonly type: 'ReduceCharges'; readonly resources: readonly { readonly resourceKey: string | null; readonly to: number; readonly until?: BusinessDate }[] } & Operation)
  | ({ readonly type: 'MergeIncrease'; readonly orderId: string } & Operation)
  /** `owed`: the current period is owed in full. `keep`: the order whose charges are those of the plan that it was switched to. */
  | ({ readonly type: 'EndCharges'; readonly owed: boolean; readonly keep?: string } & Operation)
  /** The charge's amounts are the period's new totals; they may be negative. */
  | { readonly type: 'RecordConsumption'; readonly subscriptionId: string; readonly model: PaymentModel; readonly charge: ChargeDraft; readonly on: BusinessDate }
  /** `line`: the written-off charge that is corrected, if it is one. */
  | { readonly type: 'CorrectBalance'; readonly correctionId: string; readonly number: string; readonly amount: number; readonly reason: string; readonly line: ClosedLine | null; readonly on: BusinessDate }
  /** `limit`: how much may be guaranteed at once, all promises together. */
  | { readonly type: 'ProvideGuarantee'; readonly guaranteeId: string; readonly number: string; readonly amount: number; readonly limit: number; readonly expiresOn: BusinessDate; readonly on: BusinessDate }
  | { readonly type: 'RevokeGuarantee'; readonly guaranteeId: string; readonly reason: Exclude<GuaranteeEnd, 'top_up'>; readonly on: BusinessDate }
  | { readonly type: 'EvaluateCreditHold'; readonly on: BusinessDate }
  /** Ends the book of that number, if it is the current one. */
  | { readonly type: 'CloseBook'; readonly book: number; readonly on: BusinessDate }
  | { readonly type: 'InvoiceCharges'; readonly invoiceId: string; readonly chargeIds: readonly string[]; readonly on: BusinessDate };

export interface SettleOrder {
  readonly type: 'SettleOrder';
  readonly orderId: string;
  /** The payment that asks for this money, if any. */
  readonly paymentId: string | null;
  readonly fromBalance: boolean;
  readonly on: BusinessDate;
  /** The order's charges cut anew from the payment day; null when it is paid on the day of the order. */
  readonly recut: readonly ChargeDraft[] | null;
  /** Too little money: refuse (a person asked), or record that the order goes on waiting (money came in). */
  readonly whenShort: 'refuse' | 'defer';
  /** Postpay: the subscription's credit limit (null: none), and what the order counts against it (rulings, Billing 13). */
  readonly credit?: { readonly limit: number | null; readonly commitment: number };
}

/** How far below zero paying may go. The threshold alone decides credit hold (rulings, Billing 16). */
export const allowanceOf = ({ limits }: Ledger): number => (limits.payWithNegativeBalance ? limits.threshold : 0);

/** What may still be spent: the balance, less what is held, plus the allowance below zero. */
export const spendable = (state: Ledger): number => state.balance - state.blocked + allowanceOf(state);

/** What corrections, and cancelled orders, have given back of a written-off charge so far. Minor units. */
export const givenBack = (state: Ledger, chargeId: string): number => state.corrected.get(chargeId) ?? 0;

/** A subscription's charges that are not over. */
export const chargesOfSubscription = (state: Ledger, subscriptionId: string): readonly PlacedCharge[] => state.charges.get(subscriptionId) ?? [];

/** What a subscription's orders charged and a billing day, or their settlement, has written off since. */
export const writtenOffOf = ({ orders }: Ledger, subscriptionId: string): readonly PlacedCharge[] =>
  [...orders.values()].filter((order) => order.subscriptionId === subscriptionId).flatMap(({ closed }) => closed);

/** What a postpaid subscription owes for now: New and Blocked charges (domain.md 4.1). Minor units. */
export const debtOf = (state: Ledger, subscriptionId: string): number =>
  chargesOfSubscription(state, subscriptionId)
    .filter(({ model, status }) => model === 'postpay' && (status === 'New' || status === 'Blocked'))
    .reduce((total, { net }) => total + net, 0);

/** CR-827: says what is missing and how to mend it. Amounts are minor units. */
export const insufficientBalance = (state: Ledger, total: number): DomainError => {
  const { currency, balance, blocked } = state;
  const available = balance - blocked;
  const shortfall = total - spendable(state);
  const show = (amount: number): string => `${formatMinor(amount, currency)} ${currency}`;
  return new DomainError(
    'rule',
    'insufficient_balance',
    `${show(total)} is needed and ${show(available)} is available (${show(blocked)} of the balance of ${show(balance)} is held for other charges). ${show(shortfall)} is missing: top up the account by it, or pay the payment itself.`,
    { total, balance, available, blocked, allowance: allowanceOf(state), shortfall, currency },
  );
};

/** What an operation takes from the balance must be there. @throws insufficient_balance */
export const assertAffordable = (state: Ledger, amount: number): void => {
  if (amount > 0 && amount > spendable(state)) throw insufficientBalance(state, amount);
};
