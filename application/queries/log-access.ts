import { forbidden } from '../../domain/shared/errors.js';
import type { Projection } from '../../projections/projection.js';
import type { StoredEvent } from '../ports/event-store.js';
import type { Principal } from '../spine/principal.js';
import { inBranch } from './visibility.js';

/**
 * Streams are read by those who may read the view that they feed. What is not listed (logins, keys, reservations, number
 * series) is for auditors and administrators.
 */
const VIEW_OF: Readonly<Record<string, string>> = {
  reseller: 'resellers',
  manager: 'managers',
  account: 'accounts',
  user: 'users',
  product: 'products',
  service_terms: 'service-terms',
  plan: 'plans',
  price_list: 'price-list',
  discount: 'discounts',
  order: 'orders',
  subscription: 'subscriptions',
  manual_operation: 'manual-operations',
  payment: 'payments',
  ledger: 'ledger-entries',
  reseller_charges: 'reseller-charges',
  consumption: 'consumption-records',
  azure_rate_card: 'azure-rate-cards',
  vendor_price_list: 'vendor-price-lists',
  usage: 'azure-daily',
  usage_register: 'azure-daily',
  usage_charge: 'azure-daily',
  partner_center: 'partner-center',
  azure_link: 'azure-links',
  azure_pull: 'azure-pulls',
  reservation_catalogue: 'reservation-skus',
  azure_reservation: 'reservations',
  invoice: 'invoices',
  number_formats: 'number-formats',
  billing_run: 'billing-runs',
  step: 'failed-steps',
};

/** Which part of the log a principal may read. */
export type LogSight = (event: StoredEvent) => boolean;

/** @throws DomainError forbidden for customers */
export const logSightOf = (principal: Principal, views: readonly Projection[]): LogSight => {
  if (principal.kind === 'user') throw forbidden('The log is for the staff and for auditors. Your own records are in the lists.');
  const readsAll = principal.kind === 'system' || principal.role === 'auditor' || principal.role === 'admin';
  const readable = new Set(views.flatMap(({ name, access }) => ((access.staff as readonly string[]).includes(principal.role) ? [name] : [])));
  return (event) => (readsAll || readable.has(VIEW_OF[categoryOf(event.stream)] ?? '')) && reaches(principal, event);
};

/** Auditors see their whole branch; everybody else what is his own reseller's, since events cannot be cut by column. */
const reaches = (principal: Principal, { metadata: { scope } }: StoredEvent): boolean => {
  if (principal.kind === 'system') return true;
  return principal.role === 'auditor' ? inBranch(principal, scope.resellerPath) : scope.resellerId === principal.resellerId;
};

export const categoryOf = (stream: string): string => stream.slice(0, Math.max(0, stream.indexOf('-')));
