import type { ListedMeter, OfferTerm } from '../../../domain/consumption/azure/rate-card.events.js';
import { compareDecimals } from '../../../domain/shared/decimal.js';
import { VendorDocument } from './vendor-document.js';
import { decimalFrom } from './vendor-values.js';

export interface RateCardDocument {
  readonly currency: string;
  readonly locale: string | null;
  readonly meters: readonly ListedMeter[];
  readonly terms: readonly OfferTerm[];
}

/** Partner Center's answer to GET /v1/ratecards/azure (formats.md 2). @throws DomainError vendor_document */
export const rateCardOf = (document: object): RateCardDocument => {
  const card = VendorDocument.of(document, 'rateCard');
  return {
    currency: card.text('currency'),
    locale: card.text('locale') || null,
    meters: byId(card.objects('meters').map(meterOf)),
    terms: card.has('offerTerms') ? card.objects('offerTerms').map(termOf) : [],
  };
};

/** Ids differ by case only when they are the same; the last one counts. */
const byId = (meters: readonly ListedMeter[]): readonly ListedMeter[] => [...new Map(meters.map((meter) => [meter.meterId, meter])).values()];

const meterOf = (meter: VendorDocument): ListedMeter => ({
  meterId: meter.id('id'),
  name: meter.text('name'),
  category: meter.text('category'),
  subcategory: meter.text('subcategory'),
  region: meter.text('region'),
  unit: meter.text('unit') || null,
  rates: ratesOf(meter),
  included: meter.has('includedQuantity') ? meter.decimal('includedQuantity') : '0',
  thirdParty: meter.has('tags') && meter.list('tags').includes('Third Party'),
  effectiveDate: meter.instant('effectiveDate'),
});

/** Lower thresholds are names of fields, in any order. */
const ratesOf = (meter: VendorDocument): ListedMeter['rates'] => {
  const rates = meter.object('rates');
  return rates.names.map((from) => [decimalFrom(from) ?? meter.refuse('rates', 'named by decimal numbers'), rates.decimal(from)] as const).sort(([a], [b]) => compareDecimals(a, b));
};

const termOf = (term: VendorDocument): OfferTerm => ({
  name: term.text('name'),
  discount: term.decimal('discount'),
  excludedMeterIds: term.has('excludedMeterIds') ? term.ids('excludedMeterIds') : [],
  effectiveDate: term.instant('effectiveDate'),
});
