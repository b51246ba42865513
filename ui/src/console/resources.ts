import type { ResourceProps } from 'react-admin';
import { accounts } from './accounts/index.js';
import { billingAlerts } from './billing-alerts/index.js';
import { azure } from './azure/index.js';
import { billingRuns } from './billing-runs/index.js';
import { charges } from './charges/index.js';
import { corrections } from './corrections/index.js';
import { discounts } from './discounts/index.js';
import { exports } from './exports/index.js';
import { failedSteps } from './failed-steps/index.js';
import { guarantees } from './guarantees/index.js';
import { invoices } from './invoices/index.js';
import { ledgerEntries } from './ledger/index.js';
import { managers } from './managers/index.js';
import { manualOperations } from './manual-operations/index.js';
import { numberFormats } from './number-formats/index.js';
import { orders } from './orders/index.js';
import { partnerCenter } from './partner-center/index.js';
import { payments } from './payments/index.js';
import { plans } from './plans/index.js';
import { priceList } from './price-list/index.js';
import { products } from './products/index.js';
import { reservationSkus } from './reservation-skus/index.js';
import { reservations } from './reservations/index.js';
import { resellerCharges, supplierCharges } from './reseller-charges/index.js';
import { resellers } from './resellers/index.js';
import { serviceTerms } from './service-terms/index.js';
import { subscriptions } from './subscriptions/index.js';
import { vendorPriceLists } from './vendor-price-lists/index.js';
import { users } from './users/index.js';

/** One folder each. */
export const resources: readonly ResourceProps[] = [
  accounts, users, subscriptions, orders, manualOperations, payments, invoices, charges, ledgerEntries, corrections, guarantees, billingRuns, numberFormats,
  products, plans, priceList, vendorPriceLists, serviceTerms, discounts, resellers, resellerCharges, supplierCharges, managers, failedSteps, exports,
  billingAlerts, reservations, reservationSkus,
  partnerCenter,
  ...azure,
];
