import type { Catalogue, DomainEvent } from '../shared/event.js';
import type { BillingTypeKey } from '../shared/billing-rules.js';
import type { Term } from '../shared/billing-period.js';
import type { BusinessDate } from '../shared/calendar.js';

export type ProductEvent = DomainEvent<'ProductCreated', { productId: string; resellerId: string; name: string; category: string; description: string; vendor: string; provisioning: ProvisioningSettings }>;
export const productEvents: Catalogue<ProductEvent> = { ProductCreated: { version: 1 } };

/** Which plugin delivers the product's subscriptions, and its settings. */
export type ProvisioningSettings = SimulatedSettings | MicrosoftCspSettings;

export interface SimulatedSettings {
  readonly plugin: 'simulated';
  /** `succeed` at once, `fail` until told otherwise, or `wait` for an operator. */
  readonly behaviour: 'succeed' | 'fail' | 'wait';
}

/** "Microsoft CSP Products Plugin": reservations of Azure, bought in Partner Center by the connection of the product's owner (domain.md 5.7). */
export interface MicrosoftCspSettings {
  readonly plugin: 'microsoft_csp';
}

export interface ServiceTerms {
  readonly key: string;
  readonly name: string;
  /** 1 to 28. */
  readonly billingDay: number;
  /** Days before expiration; -1 always, 0 never. */
  readonly manualRenewPoint: number;
  readonly autoRenewPoint: number;
  /** Days of work after expiration without payment, then days stopped before deletion. */
  readonly gracePeriod: number;
  readonly stopPeriod: number;
  /** `manual`: a manager approves what somebody asks for, also where the account's terms do not want it. */
  readonly stopMode: 'automatic' | 'manual';
  readonly deleteMode: 'automatic' | 'manual';
}
export type ServiceTermsEvent = DomainEvent<'ServiceTermsCreated', { serviceTermsId: string; resellerId: string } & ServiceTerms>;
export const serviceTermsEvents: Catalogue<ServiceTermsEvent> = { ServiceTermsCreated: { version: 2, upcast: { 1: (data: object) => ({ stopMode: 'automatic', deleteMode: 'automatic', ...data }) } } };

/** Amounts are minor units. Setup and renewal are one-time, recurring is per month. */
export interface PlanFees {
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}
export interface PlanPeriod {
  readonly periodId: string;
  /** Null: endless. */
  readonly term: Term | null;
  /** Free of charge: all of its fees are 0. */
  readonly trial: boolean;
  /** False: managers alone sell it. */
  readonly public: boolean;
  readonly fees: PlanFees;
}
export interface PlanResource {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** Free of charge. */
  readonly included: number;
  /** At least `included`. */
  readonly minimum: number;
  /** Null: unlimited. */
  readonly limit: number | null;
  /** False: customers see it only where it is included. */
  readonly public: boolean;
  readonly fees: PlanFees;
}

/** All fees of a plan, as they hold from one instant on. */
export interface PlanPrices {
  readonly periods: readonly { readonly periodId: string; readonly fees: PlanFees }[];
  readonly resources: readonly { readonly key: string; readonly fees: PlanFees }[];
}

/** Automatic prices: so many percent above the upstream's. A period may have its own percentage; resources have the plan's. */
export interface PlanMarkup {
  /** 0 or more, at most two decimals: "12.5". */
  readonly percentage: string;
  readonly periods: readonly { readonly periodId: string; readonly percentage: string }[];
}

/** What a resource is bought by from the vendor: an offer of its price list. */
export interface VendorOffer {
  readonly key: string;
  /** "8bdbb60b-e526-…", "CFQ7TTC0HDK0:0001", or with term and billing plan "CFQ7TTC0HDK0:0001:P1Y:Annual". */
  readonly offerId: string;
  /** "corporate", "education"; null: whichever a price list is applied for. */
  readonly customerType: string | null;
}

/** What a vendor will ask for a resource from a day on, minor units. */
export interface ScheduledCost {
  readonly from: BusinessDate;
  readonly key: string;
  readonly cost: number;
}

export interface PlanCreatedData {
  readonly planId: string;
  readonly resellerId: string;
  readonly productId: string;
  readonly serviceTermsId: string;
  readonly name: string;
  readonly sku: string | null;
  readonly description: string;
  readonly billingType: BillingTypeKey;
  readonly currency: string;
  /** Subscriptions keep the prices of their first order for life. */
  readonly fixedPrice: boolean;
  /** One running subscription an account. */
  readonly singleton: boolean;
  readonly autoRenewDefault: boolean;
  /** The upstream's plan that this one was delegated from; null for own plans. */
  readonly parentPlanId: string | null;
  /** What the upstream asks, at the moment of delegation; null for own plans, which have a cost once a vendor's price list names it. */
  readonly netCost: PlanPrices | null;
  /** Null: prices are set by hand. */
  readonly markup: PlanMarkup | null;
  readonly periods: readonly PlanPeriod[];
  readonly resources: readonly PlanResource[];
}

export type PlanEvent =
  | DomainEvent<'PlanCreated', PlanCreatedData>
  | DomainEvent<'PlanPublished', { planId: string }>
  | DomainEvent<'PlanDeactivated', { planId: string; reason: string }>
  /** Holds from the instant `at`. Earlier prices stay known: charges are priced at the instant that they were made. */
  | DomainEvent<'PlanPricesChanged', { planId: string; at: string; cause: PriceCause; prices: PlanPrices; netCost: PlanPrices | null; markup: PlanMarkup | null }>
  | DomainEvent<'PlanDelegated', { planId: string; resellerId: string; delegatedPlanId: string }>
  /** The upstream does not sell it any more, or does so again. */
  | DomainEvent<'PlanWithdrawnByProvider', { planId: string; reason: string }>
  | DomainEvent<'PlanRestoredByProvider', { planId: string }>
  /** All of its resources that vendors' price lists are to price; the others are not in them. */
  | DomainEvent<'PlanOffersLinked', { planId: string; offers: readonly VendorOffer[] }>
  /** All that is scheduled from now on. */
  | DomainEvent<'PlanCostsScheduled', { planId: string; costs: readonly ScheduledCost[] }>
  /** Prices by hand stay as they are at the cost of now. */
  | DomainEvent<'PlanNetCostConfirmed', { planId: string }>;

/** By hand, by another markup, or because the upstream's prices changed. */
export type PriceCause = 'manual' | 'markup' | 'net_cost';

/** Plans of the time before delegation: own, with prices by hand, every period paid and public. */
const ownPlan = (data: PlanCreatedData): PlanCreatedData => ({
  ...data,
  fixedPrice: false, singleton: false, autoRenewDefault: false, parentPlanId: null, netCost: null, markup: null,
  periods: data.periods.map((period) => ({ ...period, trial: false, public: true })),
  resources: data.resources.map((resource) => ({ ...resource, public: true })),
});

export const planEvents: Catalogue<PlanEvent> = {
  PlanCreated: { version: 2, upcast: { 1: ownPlan } },
  PlanPublished: { version: 1 },
  PlanDeactivated: { version: 1 },
  PlanPricesChanged: { version: 1 },
  PlanDelegated: { version: 1 },
  PlanWithdrawnByProvider: { version: 1 },
  PlanRestoredByProvider: { version: 1 },
  PlanOffersLinked: { version: 1 },
  PlanCostsScheduled: { version: 1 },
  PlanNetCostConfirmed: { version: 1 },
};

/** What a reseller does by itself with plans that are delegated to it. Stream `price_list-<reseller>`. */
export type PriceListEvent = DomainEvent<'DefaultMarkupSet', { resellerId: string; /** Null: every product category without its own. */ category: string | null; /** Null: none. */ percentage: string | null }>;
export const priceListEvents: Catalogue<PriceListEvent> = { DefaultMarkupSet: { version: 1 } };
