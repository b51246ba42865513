import type { BusinessDate } from '../shared/calendar.js';
import type { ChargeDraft } from '../shared/charge.js';
import { DomainError } from '../shared/errors.js';
import { formatMinor } from '../shared/money.js';
import type { PlacedCharge, Posting, Standing } from './billing.events.js';
import type { PaymentKind } from './payment.events.js';

export type OrderStanding = 'new' | 'settled' | 'released';

export interface Ledger {
  readonly accountId: string | null;
  readonly currency: string;
  /** How far below zero paying may go. */
  readonly allowance: number;
  readonly balance: number;
  readonly blocked: number;
  /** New, Opened and Blocked charges, and those that an order closed when it was settled. */
  readonly charges: ReadonlyMap<string, PlacedCharge>;
  readonly orders: ReadonlyMap<string, OrderStanding>;
  /** Money received by payment, 0 once returned. */
  readonly receipts: ReadonlyMap<string, number>;
  /** Stopped subscriptions: days from here on are released, not written off. */
  readonly stopped: ReadonlyMap<string, BusinessDate>;
}

export const EMPTY: Ledger = { accountId: null, currency: '', allowance: 0, balance: 0, blocked: 0, charges: new Map(), orders: new Map(), receipts: new Map(), stopped: new Map() };

export type LedgerCommand =
  | { readonly type: 'OpenLedger'; readonly accountId: string; readonly currency: string; readonly allowance: number }
  | { readonly type: 'ChangeAllowance'; readonly allowance: number }
  | { readonly type: 'ReceiveMoney'; readonly paymentId: string; readonly kind: PaymentKind; readonly amount: number; readonly on: BusinessDate }
  | { readonly type: 'ReturnMoney'; readonly paymentId: string; readonly reason: string; readonly on: BusinessDate }
  | { readonly type: 'CreateCharges'; readonly orderId: string; readonly subscriptionId: string; readonly charges: readonly ChargeDraft[] }
  | SettleOrder
  | { readonly type: 'ReleaseOrder'; readonly orderId: string }
  | { readonly type: 'CloseDueCharges'; readonly on: BusinessDate }
  | { readonly type: 'ChargeBillingDay'; readonly subscriptionId: string; readonly on: BusinessDate; readonly charges: readonly ChargeDraft[] }
  | { readonly type: 'StopCharges'; readonly subscriptionId: string; readonly on: BusinessDate; readonly rest: 'open' | 'block' | 'owed'; readonly id: (chargeId: string, part: string) => string }
  | { readonly type: 'ResumeCharges'; readonly subscriptionId: string; readonly on: BusinessDate; readonly id: (chargeId: string, part: string) => string }
  | { readonly type: 'CloseTerm'; readonly subscriptionId: string; readonly on: BusinessDate; readonly id: (chargeId: string, part: string) => string }
  | { readonly type: 'ReleaseCharges'; readonly subscriptionId: string; readonly on: BusinessDate };

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
}

/** What may still be spent: the balance, less what is held, plus the allowance below zero. */
export const spendable = ({ balance, blocked, allowance }: Ledger): number => balance - blocked + allowance;

/** Balanced postings and where they leave the account. */
export const move = (state: Ledger, amounts: Partial<Record<Posting['account'], number>>): { readonly postings: readonly Posting[]; readonly after: Standing } => {
  const postings = (Object.entries(amounts) as [Posting['account'], number][]).filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
  const blocked = state.blocked + (amounts.blocked ?? 0);
  return { postings, after: { balance: state.balance + (amounts.available ?? 0) + (amounts.blocked ?? 0), blocked } };
};

/** CR-827: says what is missing and how to mend it. Amounts are minor units. */
export const insufficientBalance = (state: Ledger, total: number): DomainError => {
  const { currency, balance, blocked, allowance } = state;
  const available = balance - blocked;
  const shortfall = total - spendable(state);
  const show = (amount: number): string => `${formatMinor(amount, currency)} ${currency}`;
  return new DomainError(
    'rule',
    'insufficient_balance',
    `${show(total)} is needed and ${show(available)} is available (${show(blocked)} of the balance of ${show(balance)} is held for other charges). ${show(shortfall)} is missing: top up the account by it, or pay the payment itself.`,
    { total, balance, available, blocked, allowance, shortfall, currency },
  );
};
