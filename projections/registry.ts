import { exports } from './audit/exports.projection.js';
import { failedSteps } from './audit/failed-steps.projection.js';
import { billingRuns } from './billing/billing-runs.projection.js';
import { businessFigures } from './billing/business-figures.projection.js';
import { charges } from './billing/charges.projection.js';
import { corrections } from './billing/corrections.projection.js';
import { guarantees } from './billing/guarantees.projection.js';
import { invoices } from './billing/invoices.projection.js';
import { ledgerEntries } from './billing/ledger-entries.projection.js';
import { numberFormats } from './billing/number-formats.projection.js';
import { payments } from './billing/payments.projection.js';
import { resellerCharges } from './billing/reseller-charges.projection.js';
import { supplierCharges } from './billing/supplier-charges.projection.js';
import { plans } from './catalog/plans.projection.js';
import { priceList } from './catalog/price-list.projection.js';
import { products } from './catalog/products.projection.js';
import { serviceTerms } from './catalog/service-terms.projection.js';
import { azureDaily } from './consumption/azure/azure-daily.projection.js';
import { azureLinks } from './consumption/azure/azure-links.projection.js';
import { azurePulls } from './consumption/azure/azure-pulls.projection.js';
import { azureRateCards } from './consumption/azure/azure-rate-cards.projection.js';
import { azureUnpriced } from './consumption/azure/azure-unpriced.projection.js';
import { azureUsageDays } from './consumption/azure/azure-usage-days.projection.js';
import { partnerCenterConnections } from './consumption/azure/partner-center.projection.js';
import { consumptionRecords } from './consumption/consumption-records.projection.js';
import { vendorOffers } from './consumption/price-lists/vendor-offers.projection.js';
import { vendorPriceLists } from './consumption/price-lists/vendor-price-lists.projection.js';
import { reservationSkus } from './consumption/reservations/reservation-skus.projection.js';
import { reservations } from './consumption/reservations/reservations.projection.js';
import { accounts } from './partners/accounts.projection.js';
import { managers } from './partners/managers.projection.js';
import { resellers } from './partners/resellers.projection.js';
import { users } from './partners/users.projection.js';
import type { Projection } from './projection.js';
import { discounts } from './sales/discounts.projection.js';
import { orders } from './sales/orders.projection.js';
import { manualOperations } from './subscriptions/manual-operations.projection.js';
import { subscriptions } from './subscriptions/subscriptions.projection.js';

/** Every read model, once: the runner, the read API, openapi.json and the indexes all walk this list. */
export const registry: readonly Projection[] = [
  resellers, managers, accounts, users,
  products, serviceTerms, plans, priceList, discounts,
  orders, payments, subscriptions, manualOperations,
  charges, resellerCharges, supplierCharges,
  consumptionRecords, azureRateCards, azureDaily, azureUsageDays, azureUnpriced,
  vendorPriceLists, vendorOffers,
  azureLinks, azurePulls, partnerCenterConnections,
  ledgerEntries, guarantees, corrections, invoices, numberFormats, billingRuns, businessFigures,
  failedSteps, exports,
  reservationSkus, reservations,
];
