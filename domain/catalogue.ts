import { exportEvents } from './audit/export.events.js';
import { billingRunEvents } from './billing/billing-run.events.js';
import { ledgerEvents } from './billing/billing.events.js';
import { invoiceEvents } from './billing/invoice.events.js';
import { numberFormatEvents, numberSeriesEvents } from './billing/number-series.events.js';
import { paymentEvents } from './billing/payment.events.js';
import { resellerChargesEvents } from './billing/reseller-charges.events.js';
import { planEvents, priceListEvents, productEvents, serviceTermsEvents } from './catalog/catalog.events.js';
import { azureLinkEvents } from './consumption/azure/azure-link.events.js';
import { azurePullEvents } from './consumption/azure/azure-pull.events.js';
import { partnerCenterEvents } from './consumption/azure/partner-center.events.js';
import { rateCardEvents } from './consumption/azure/rate-card.events.js';
import { usageChargeEvents } from './consumption/azure/usage-charge.events.js';
import { usageRegisterEvents } from './consumption/azure/usage-register.js';
import { usageEvents } from './consumption/azure/usage.events.js';
import { azureReservationEvents } from './consumption/reservations/azure-reservation.events.js';
import { reservationCatalogueEvents } from './consumption/reservations/reservation-catalogue.events.js';
import { consumptionEvents } from './consumption/consumption.events.js';
import { vendorPriceListEvents } from './consumption/price-lists/price-list.events.js';
import { accountEvents, loginEvents, managerEvents, personEvents, resellerEvents, userEvents } from './partners/partners.events.js';
import { discountEvents } from './sales/discount.events.js';
import { orderEvents } from './sales/sales.events.js';
import type { Upcaster } from './shared/event.js';
import { commandKeyEvents, workflowStepEvents } from './shared/process.events.js';
import { manualOperationEvents } from './subscriptions/manual-operations.events.js';
import { subscriptionEvents } from './subscriptions/subscriptions.events.js';

interface Entry {
  readonly version: number;
  readonly upcast?: Readonly<Record<number, Upcaster>>;
}

/** Every event type that may stand in the log, with its version. The one list of wire names. */
export const catalogue: Readonly<Record<string, Entry>> = {
  ...resellerEvents,
  ...managerEvents,
  ...accountEvents,
  ...userEvents,
  ...loginEvents,
  ...personEvents,
  ...productEvents,
  ...serviceTermsEvents,
  ...planEvents,
  ...priceListEvents,
  ...resellerChargesEvents,
  ...orderEvents,
  ...discountEvents,
  ...subscriptionEvents,
  ...manualOperationEvents,
  ...ledgerEvents,
  ...consumptionEvents,
  ...rateCardEvents,
  ...vendorPriceListEvents,
  ...partnerCenterEvents,
  ...azureLinkEvents,
  ...azurePullEvents,
  ...usageRegisterEvents,
  ...usageEvents,
  ...usageChargeEvents,
  ...reservationCatalogueEvents,
  ...azureReservationEvents,
  ...paymentEvents,
  ...invoiceEvents,
  ...numberSeriesEvents,
  ...numberFormatEvents,
  ...billingRunEvents,
  ...exportEvents,
  ...commandKeyEvents,
  ...workflowStepEvents,
  ValueReserved: { version: 1 },
  ValueReleased: { version: 1 },
};

export class UndecodableEvent extends Error {
  constructor(
    readonly type: string,
    reason: string,
  ) {
    super(`event ${type}: ${reason}`);
    this.name = 'UndecodableEvent';
  }
}

/** Brings an event's data from the version it was written in to today's. @throws UndecodableEvent */
export const upcast = (type: string, version: number, data: unknown, entries: Readonly<Record<string, Entry>> = catalogue): unknown => {
  const entry = entries[type];
  if (!entry) throw new UndecodableEvent(type, 'unknown type');
  if (version > entry.version) throw new UndecodableEvent(type, `version ${version} is newer than ${entry.version}`);
  let current = data;
  for (let from = version; from < entry.version; from++) {
    const step = entry.upcast?.[from];
    if (!step) throw new UndecodableEvent(type, `no upcaster from version ${from}`);
    current = step(current);
  }
  return current;
};
