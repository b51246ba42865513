import { exportJob } from '../../domain/audit/export.js';
import { billingRun } from '../../domain/billing/billing-run.js';
import { invoice } from '../../domain/billing/invoice.js';
import { ledger } from '../../domain/billing/ledger.js';
import { numberFormats } from '../../domain/billing/number-format.js';
import { numberSeries } from '../../domain/billing/number-series.js';
import { payment } from '../../domain/billing/payment.js';
import { resellerCharges } from '../../domain/billing/reseller-charges.js';
import { plan } from '../../domain/catalog/plan.js';
import { priceList } from '../../domain/catalog/price-list.js';
import { product } from '../../domain/catalog/product.js';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import { azureLink } from '../../domain/consumption/azure/azure-link.js';
import { azurePull } from '../../domain/consumption/azure/azure-pull.js';
import { partnerCenter } from '../../domain/consumption/azure/partner-center.js';
import { rateCard } from '../../domain/consumption/azure/rate-card.js';
import { usageCharge } from '../../domain/consumption/azure/usage-charge.js';
import { usageRegister } from '../../domain/consumption/azure/usage-register.js';
import { usage } from '../../domain/consumption/azure/usage.js';
import { azureReservation } from '../../domain/consumption/reservations/azure-reservation.js';
import { reservationCatalogue } from '../../domain/consumption/reservations/reservation-catalogue.js';
import { consumption } from '../../domain/consumption/consumption.js';
import { vendorPriceList } from '../../domain/consumption/price-lists/price-list.js';
import { account } from '../../domain/partners/account.js';
import { login } from '../../domain/partners/login.js';
import { manager } from '../../domain/partners/manager.js';
import { person } from '../../domain/partners/person.js';
import { reseller } from '../../domain/partners/reseller.js';
import { user } from '../../domain/partners/user.js';
import { discount } from '../../domain/sales/discount.js';
import { order } from '../../domain/sales/order.js';
import type { Aggregate } from '../../domain/shared/decider.js';
import { manualOperation } from '../../domain/subscriptions/manual-operation.js';
import { subscription } from '../../domain/subscriptions/subscription.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- states, commands and events differ
export type AnyAggregate = Aggregate<any, any, any>;

const all: readonly AnyAggregate[] = [
  reseller, manager, account, user, login, person, product, serviceTerms, plan, priceList, discount, order, subscription, manualOperation, payment, ledger, resellerCharges, consumption, rateCard, usageRegister, usage, usageCharge, partnerCenter, azureLink, azurePull, numberSeries, numberFormats, billingRun, invoice,
  exportJob,
  reservationCatalogue, azureReservation,
  vendorPriceList,
];

/** By category: how the streams `<category>-<id>` fold to a state. */
export const aggregates: ReadonlyMap<string, AnyAggregate> = new Map(all.map((aggregate) => [aggregate.category, aggregate]));
