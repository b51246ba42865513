import type { ListedOffer } from '../../../domain/consumption/price-lists/offer.js';
import type { MatchReason, MatchStatus, OfferMatch, PartChange, VendorPriceListEvent } from '../../../domain/consumption/price-lists/price-list.events.js';
import { dataOf, projection, type FoldEvent } from '../../projection.js';

type Of<T extends VendorPriceListEvent['type']> = Extract<VendorPriceListEvent, { type: T }>['data'];

/** A line of a price list's preview: an offer with the plans that are bought by it, or a plan whose offer the list has not. */
export interface VendorOfferDocument {
  readonly listId: string;
  readonly offerId: string;
  /** Null for a plan whose offer the list has not. */
  readonly offer: ListedOffer | null;
  /** Of the offer, or of the plan. */
  readonly name: string;
  readonly customerType: string;
  readonly status: MatchStatus;
  readonly reason: MatchReason | null;
  readonly parts: readonly PartChange[];
}

const key = (match: OfferMatch): string => (match.offer === null ? `${match.parts[0]?.planId}.${match.parts[0]?.resourceKey}` : String(match.offer));
const isPlace = (name: string): boolean => /^\d+$/.test(name);

const keys = (event: FoldEvent): readonly string[] => {
  const { listId } = dataOf<{ listId: string }>(event);
  const within = (names: readonly string[]): readonly string[] => names.map((name) => `${listId}.${name}`);
  if (event.type === 'VendorOffersListed') {
    const { place, offers } = dataOf<Of<'VendorOffersListed'>>(event);
    return within(offers.map((_offer, index) => String(place + index)));
  }
  const { matches, gone } = dataOf<Of<'VendorOffersMatched'>>(event);
  return within([...matches.map(key), ...gone]);
};

const listed = ({ listId, place, offers }: Of<'VendorOffersListed'>, name: string): VendorOfferDocument | null => {
  const offer = offers[Number(name) - place];
  return offer ? { listId, offerId: offer.offerId, offer, name: offer.name, customerType: offer.customerType, status: 'unmatched', reason: null, parts: [] } : null;
};

const matched = (document: VendorOfferDocument | null, { listId, matches }: Of<'VendorOffersMatched'>, name: string): VendorOfferDocument | null => {
  const match = matches.find((one) => key(one) === name);
  if (!match) return isPlace(name) && document ? { ...document, status: 'unmatched', reason: null, parts: [] } : null;
  const { offerId, status, reason, parts } = match;
  if (document) return { ...document, status, reason, parts };
  return { listId, offerId, offer: null, name: parts[0]?.planName ?? '', customerType: '', status, reason, parts };
};

export const vendorOffers = projection<VendorOfferDocument>({
  name: 'vendor-offers',
  version: 1,
  context: 'consumption',
  summary: 'Offers of uploaded price lists, and what they do to the costs of plans.',
  handles: ['VendorOffersListed', 'VendorOffersMatched'],
  keys,
  evolve(document, event, id) {
    const name = id.slice(id.indexOf('.') + 1);
    return event.type === 'VendorOffersListed' ? listed(dataOf<Of<'VendorOffersListed'>>(event), name) : matched(document, dataOf<Of<'VendorOffersMatched'>>(event), name);
  },
  fields: { listId: 'id', offerId: 'id', name: 'text', customerType: 'id', status: 'id', reason: 'id' },
  indexes: [['listId', 'name'], ['listId', 'status', 'name']],
  search: ['name', 'offerId'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'auditor'], hiddenFromUpstream: ['offer', 'parts', 'status', 'reason', 'name', 'offerId', 'customerType'] },
  streams: (id) => [`vendor_price_list-${id.slice(0, id.indexOf('.'))}`],
  example: {
    listId: '0b9d…', offerId: 'CFQ7TTC0HDK0:0001', name: 'Advanced Communications', customerType: 'commercial', status: 'changed', reason: null,
    offer: { offerId: 'CFQ7TTC0HDK0:0001', name: 'Advanced Communications', term: 'P1Y', billingPlan: 'Annual', customerType: 'commercial', months: 12, deleted: false, prices: [{ from: '2026-02-01', to: null, price: '115.2', suggested: '144' }] },
    parts: [{ planId: '77b3…', planName: 'Advanced Communications', resourceKey: 'licences', resourceName: 'Licences', fee: 'recurring', before: 900, after: 960, next: [], markup: '25' }],
  },
});
