import type { DiscountType, FeeKind } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** Upper case, unique within a reseller. A single-use code is used up by one order. */
export interface PromoCode {
  readonly code: string;
  readonly singleUse: boolean;
}

/** Whom a reseller discount is for (CR-768): debtors are direct downstream resellers of its creator. Null lists mean all. */
export type DiscountScope =
  | { readonly kind: 'all_resellers' }
  | { readonly kind: 'subscription'; readonly resellerId: string; readonly subscriptionId: string }
  | { readonly kind: 'accounts_and_plans'; readonly resellerId: string; readonly accountIds: readonly string[] | null; readonly planIds: readonly string[] | null };
export type ScopeRow = DiscountScope & { readonly scopeId: string };

/** An order that takes a discount, by which code (null: it applies by itself). */
export interface DiscountUse {
  readonly orderId: string;
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly code: string | null;
}

/** How much of the limits is taken, after the event that tells it. */
export interface DiscountUsage {
  readonly accounts: number;
  readonly subscriptions: number;
  readonly orders: number;
}

export type DiscountEvent =
  | DomainEvent<
      'DiscountCreated',
      {
        discountId: string;
        resellerId: string;
        name: string;
        type: DiscountType;
        /** Over 0 to 100, at most two decimals. */
        percentage: string;
        /** Whole days, both inclusive; null = open. */
        validFrom: string | null;
        validTo: string | null;
        /** Promo codes only. */
        codes: readonly PromoCode[];
        fees: readonly FeeKind[];
        /** Null: all. */
        planIds: readonly string[] | null;
        /** Null in both: all accounts; else those named, and those of the classes. */
        accountIds: readonly string[] | null;
        classKeys: readonly string[] | null;
        /** How many accounts may use it; null: any number. */
        accountLimit: number | null;
        /** How many subscriptions: of a promo code overall, of an account discount in each account; null: any number. */
        subscriptionLimit: number | null;
      }
    >
  | DomainEvent<'DiscountEdited', { discountId: string; name: string; percentage: string; validFrom: string | null; validTo: string | null }>
  | DomainEvent<'DiscountCodesAdded', { discountId: string; codes: readonly PromoCode[] }>
  | DomainEvent<'DiscountScopeAdded', { discountId: string; scope: ScopeRow }>
  | DomainEvent<'DiscountScopeRemoved', { discountId: string; scopeId: string }>
  | DomainEvent<'DiscountActivated', { discountId: string }>
  | DomainEvent<'DiscountDeactivated', { discountId: string }>
  /** An order is about to be placed with it. Until the order stands the reservation holds its place, for two business days at most. */
  | DomainEvent<'DiscountReserved', { discountId: string; reservedOn: string; usage: DiscountUsage } & DiscountUse>
  | DomainEvent<'DiscountConsumed', { discountId: string; usage: DiscountUsage } & DiscountUse>
  /** The order was cancelled: its use is free again. */
  | DomainEvent<'DiscountReleased', { discountId: string; usage: DiscountUsage } & DiscountUse>
  /** Something was charged with it for the first time: from now on it can be deactivated, not deleted. */
  | DomainEvent<'DiscountApplied', { discountId: string }>
  | DomainEvent<'DiscountDeleted', { discountId: string }>;

interface CreatedV1 {
  readonly code: string | null;
}

/** Of the time when a discount had at most one code, and no limits. */
const withLimits = ({ code, ...data }: CreatedV1): unknown => ({ ...data, codes: code ? [{ code, singleUse: false }] : [], classKeys: null, accountLimit: null, subscriptionLimit: null });

export const discountEvents: Catalogue<DiscountEvent> = {
  DiscountCreated: { version: 2, upcast: { 1: withLimits } },
  DiscountEdited: { version: 1 },
  DiscountCodesAdded: { version: 1 },
  DiscountScopeAdded: { version: 1 },
  DiscountScopeRemoved: { version: 1 },
  DiscountActivated: { version: 1 },
  DiscountDeactivated: { version: 1 },
  DiscountReserved: { version: 1 },
  DiscountConsumed: { version: 1 },
  DiscountReleased: { version: 1 },
  DiscountApplied: { version: 1 },
  DiscountDeleted: { version: 1 },
};
