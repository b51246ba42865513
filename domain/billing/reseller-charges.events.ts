import type { BusinessDate, Period } from '../shared/calendar.js';
import type { DiscountSnapshot, FeeKind } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** A reseller of the chain: who charges, or who owes. */
export interface Party {
  readonly resellerId: string;
  readonly resellerPath: string;
}

/** `quantity` is a fraction, `unitPrice` minor units. */
export interface UsedResource {
  readonly resourceKey: string;
  readonly quantity: string;
  readonly unitPrice: number;
}

/** `cost`: minor units as a fraction; `markup`: percent. */
export interface ConsumedCost {
  readonly cost: string;
  readonly markup: string;
}

/** One purchase's charge within a term that was written off at once. `weight`: months; `unitPrice`: minor units, as of `pricedAt`. */
export interface PricedPart {
  readonly quantity: number;
  readonly weight: string;
  readonly period: Period;
  readonly unitPrice: number;
  readonly pricedAt: string;
}

/** What a reseller charge was computed from, so that "explain this charge" only prints it. Holds nothing of other levels. */
export interface ResellerDerivation {
  /** Of the account charge: "csp_monthly@1". */
  readonly billingType: string;
  /** The instant whose prices hold on every level. */
  readonly pricedAt: string;
  /** Before discount and rounding, minor units as a fraction. */
  readonly exact: string;
  /** Pay as you go with prices of the vendor: what it costs the creditor, without discounts, and the markup upon it; `others`: of days with another markup. */
  readonly consumption?: ConsumedCost & { readonly others?: readonly ConsumedCost[] };
  /** Azure: what the daily rows of the period cost the creditor, minor units as a fraction; `exact` is what he asks for them. */
  readonly dailyCost?: string;
  /** Pay as you go at the plan's own prices: what was used beyond what is included, at the creditor's price for one. */
  readonly use?: readonly UsedResource[];
  /** A term that was written off at once: what each of its charges costs; each is rounded for itself. */
  readonly parts?: readonly PricedPart[];
  /** Discounts that applied too but lost: the highest percentage wins, they never add up. */
  readonly lost: readonly { readonly id: string; readonly name: string; readonly percentage: string }[];
}

/** What a direct downstream reseller owes for one account charge (domain.md 4.10). Amounts are minor units; amount = gross - discount. */
export interface ResellerCharge {
  readonly resellerChargeId: string;
  /** One level down: an account charge, or a reseller charge. */
  readonly sourceChargeId: string;
  readonly accountChargeId: string;
  readonly subscriptionId: string;
  /** The creditor's plan. */
  readonly planId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly quantity: number;
  /** Months, "12/31"; "1" for one-time fees, which count once. */
  readonly weight: string;
  /** The creditor's retail price; null where the vendor tells the price of use, or parts have different ones. */
  readonly unitPrice: number | null;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly amount: number;
  readonly currency: string;
  readonly derivation: ResellerDerivation;
  /** It takes back `share` of an earlier one ("1": all of it); `before`: the share that others took back before it. */
  readonly reverses: { readonly resellerChargeId: string; readonly share: string; readonly before?: string } | null;
}

export interface ResellerCharges {
  readonly resellerChargesId: string;
  /** 1: owed by the seller of the account. */
  readonly level: number;
  /** Which part of the event, where it held more charges than fit at once: 0, 1, … */
  readonly part: number;
  /** The ledger's event that wrote the account charges off, or gave them back. */
  readonly source: { readonly eventId: string; readonly stream: string; readonly revision: number; readonly type: string };
  readonly creditor: Party;
  readonly debtor: Party;
  readonly accountId: string;
  /** The day on which the account charge closed, or was given back. */
  readonly on: BusinessDate;
  readonly charges: readonly ResellerCharge[];
}

/** Stream `reseller_charges-<uuid of source event, level and part>`. */
export type ResellerChargesEvent = DomainEvent<'ResellerChargesCreated', ResellerCharges>;
export const resellerChargesEvents: Catalogue<ResellerChargesEvent> = { ResellerChargesCreated: { version: 1 } };
