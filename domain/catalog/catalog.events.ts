import type { Catalogue, DomainEvent } from '../shared/event.js';
import type { BillingTypeKey } from '../shared/billing-rules.js';
import type { Term } from '../shared/billing-period.js';

export type ProductEvent = DomainEvent<'ProductCreated', { productId: string; resellerId: string; name: string; category: string; description: string; vendor: string; provisioning: ProvisioningSettings }>;
export const productEvents: Catalogue<ProductEvent> = { ProductCreated: { version: 1 } };

/** Which plugin delivers the product's subscriptions, and its settings. */
export interface ProvisioningSettings {
  readonly plugin: 'simulated';
  /** `succeed` at once, `fail` until told otherwise, or `wait` for an operator. */
  readonly behaviour: 'succeed' | 'fail' | 'wait';
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
}
export type ServiceTermsEvent = DomainEvent<'ServiceTermsCreated', { serviceTermsId: string; resellerId: string } & ServiceTerms>;
export const serviceTermsEvents: Catalogue<ServiceTermsEvent> = { ServiceTermsCreated: { version: 1 } };

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
  readonly fees: PlanFees;
}
export type PlanEvent =
  | DomainEvent<
      'PlanCreated',
      {
        planId: string;
        resellerId: string;
        productId: string;
        serviceTermsId: string;
        name: string;
        sku: string | null;
        description: string;
        billingType: BillingTypeKey;
        currency: string;
        periods: readonly PlanPeriod[];
        resources: readonly PlanResource[];
      }
    >
  | DomainEvent<'PlanPublished', { planId: string }>
  | DomainEvent<'PlanDeactivated', { planId: string; reason: string }>;
export const planEvents: Catalogue<PlanEvent> = { PlanCreated: { version: 1 }, PlanPublished: { version: 1 }, PlanDeactivated: { version: 1 } };
