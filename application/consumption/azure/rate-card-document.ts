import type { ListedMeter, OfferTerm } from '../../../domain/consumption/azure/rate-card.events.js';
import { compareDecimals } from '../../../domain/shared/decimal.js';
import { decimalAt, idAt, instantAt, listAt, objectAt, textAt, type Json } from './vendor-values.js';

export interface RateCardDocument {
  readonly currency: string;
  readonly locale: string | null;
  readonly meters: readonly ListedMeter[];
  readonly terms: readonly OfferTerm[];
}

/** Partner Center's answer to GET /v1/ratecards/azure (formats.md 2). @throws DomainError vendor_document */
export const rateCardOf = (document: object): RateCardDocument => {
  const { currency, locale, meters, offerTerms } = document as Json;
  return {
    currency: textAt(currency, '/rateCard/currency'),
    locale: textAt(locale, '/rateCard/locale') || null,
    meters: byId(listAt(meters, '/rateCard/meters').map((meter, place) => meterOf(meter, `/rateCard/meters/${place}`))),
    terms: listAt(offerTerms ?? [], '/rateCard/offerTerms').map((term, place) => termOf(term, `/rateCard/offerTerms/${place}`)),
  };
};

/** Ids differ by case only when they are the same; the last one counts. */
const byId = (meters: readonly ListedMeter[]): readonly ListedMeter[] => [...new Map(meters.map((meter) => [meter.meterId, meter])).values()];

const meterOf = (value: unknown, at: string): ListedMeter => {
  const meter = objectAt(value, at);
  const rates = Object.entries(objectAt(meter['rates'], `${at}/rates`)).map(([from, rate]) => [decimalAt(from, `${at}/rates`), decimalAt(rate, `${at}/rates/${from}`)] as const);
  return {
    meterId: idAt(meter['id'], `${at}/id`),
    name: textAt(meter['name'], `${at}/name`),
    category: textAt(meter['category'], `${at}/category`),
    subcategory: textAt(meter['subcategory'], `${at}/subcategory`),
    region: textAt(meter['region'], `${at}/region`),
    unit: textAt(meter['unit'], `${at}/unit`) || null,
    rates: rates.sort(([a], [b]) => compareDecimals(a, b)),
    included: decimalAt(meter['includedQuantity'] ?? 0, `${at}/includedQuantity`),
    thirdParty: listAt(meter['tags'] ?? [], `${at}/tags`).some((tag) => tag === 'Third Party'),
    effectiveDate: instantAt(meter['effectiveDate'], `${at}/effectiveDate`),
  };
};

const termOf = (value: unknown, at: string): OfferTerm => {
  const term = objectAt(value, at);
  return {
    name: textAt(term['name'], `${at}/name`),
    discount: decimalAt(term['discount'], `${at}/discount`),
    excludedMeterIds: listAt(term['excludedMeterIds'] ?? [], `${at}/excludedMeterIds`).map((id, place) => idAt(id, `${at}/excludedMeterIds/${place}`)),
    effectiveDate: instantAt(term['effectiveDate'], `${at}/effectiveDate`),
  };
};
