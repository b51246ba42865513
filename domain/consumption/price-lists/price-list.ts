import type { Aggregate } from '../../shared/decider.js';
import { notFound, ruleBroken, wrongState } from '../../shared/errors.js';
import type { ListedOffer } from './offer.js';
import { vendorPriceListEvents, type MatchCounts, type OfferMatch, type VendorPriceListEvent } from './price-list.events.js';

type Of<T extends VendorPriceListEvent['type']> = Extract<VendorPriceListEvent, { type: T }>['data'];

/** A vendor's price list on its way to one's plans: uploaded, previewed as often as one likes, then applied or discarded. */
export interface VendorPriceList {
  readonly status: 'Reading' | 'Uploaded' | 'Previewed' | 'Applied' | 'Discarded';
  readonly uploaded: Of<'VendorPriceListUploaded'> | null;
  readonly preview: Of<'VendorPriceListPreviewed'> | null;
  readonly offers: readonly ListedOffer[];
  /** Of the last preview. */
  readonly matches: readonly OfferMatch[];
  /** Of a preview that is still being written. */
  readonly pending: { readonly preview: number; readonly matches: readonly OfferMatch[] } | null;
}

export type VendorPriceListCommand =
  | ({ readonly type: 'ListOffers' } & Of<'VendorOffersListed'>)
  | ({ readonly type: 'UploadPriceList' } & Of<'VendorPriceListUploaded'>)
  | ({ readonly type: 'MatchOffers' } & Of<'VendorOffersMatched'>)
  | ({ readonly type: 'PreviewPriceList' } & Omit<Of<'VendorPriceListPreviewed'>, 'counts'>)
  /** `matches`: what the list would do now. */
  | ({ readonly type: 'ApplyPriceList'; readonly matches: readonly OfferMatch[] } & Omit<Of<'VendorPriceListApplied'>, 'plans' | 'resellerId'>)
  | ({ readonly type: 'DiscardPriceList' } & Of<'VendorPriceListDiscarded'>);

export const vendorPriceList: Aggregate<VendorPriceList, VendorPriceListCommand, VendorPriceListEvent> = {
  category: 'vendor_price_list',
  catalogue: vendorPriceListEvents,
  initial: { status: 'Reading', uploaded: null, preview: null, offers: [], matches: [], pending: null },
  decide(command, state) {
    switch (command.type) {
      case 'ListOffers': {
        const { type: _type, ...data } = command;
        return state.offers.length > data.place ? [] : [{ type: 'VendorOffersListed', data }];
      }
      case 'UploadPriceList': {
        const { type: _type, ...data } = command;
        return state.uploaded ? [] : [{ type: 'VendorPriceListUploaded', data }];
      }
      case 'MatchOffers': {
        const { type: _type, ...data } = command;
        checkOpen(state, data.listId);
        checkPreview(state, data.preview);
        return [{ type: 'VendorOffersMatched', data }];
      }
      case 'PreviewPriceList':
        return previewed(command, state);
      case 'ApplyPriceList':
        return applied(command, state);
      case 'DiscardPriceList':
        if (state.status === 'Discarded') return [];
        checkOpen(state, command.listId);
        return [{ type: 'VendorPriceListDiscarded', data: { listId: command.listId } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'VendorOffersListed':
        return { ...state, offers: [...state.offers, ...event.data.offers] };
      case 'VendorPriceListUploaded':
        return { ...state, status: 'Uploaded', uploaded: event.data };
      case 'VendorOffersMatched': {
        const { preview, matches } = event.data;
        return { ...state, pending: { preview, matches: [...(state.pending?.preview === preview ? state.pending.matches : []), ...matches] } };
      }
      case 'VendorPriceListPreviewed':
        return { ...state, status: 'Previewed', preview: event.data, matches: matchesOf(state, event.data.preview), pending: null };
      case 'VendorPriceListApplied':
        return { ...state, status: 'Applied' };
      case 'VendorPriceListDiscarded':
        return { ...state, status: 'Discarded', offers: [], matches: [] };
    }
  },
};

/** What was noted for a preview that is about to count. */
const matchesOf = ({ pending }: VendorPriceList, preview: number): readonly OfferMatch[] => (pending?.preview === preview ? pending.matches : []);

/** @throws not_found, price_list_closed */
export const checkOpen = ({ uploaded, status }: VendorPriceList, listId: string): void => {
  if (!uploaded) throw notFound('price list', listId, '/listId');
  if (status === 'Applied' || status === 'Discarded') throw wrongState('price_list_closed', `This price list was ${status.toLowerCase()} already. Upload the file again to use it once more.`);
};

const checkPreview = ({ preview }: VendorPriceList, number: number): void => {
  if (number !== (preview?.preview ?? 0) + 1) throw wrongState('preview_interrupted', 'Another preview of this price list came in between. Preview it again.');
};

const previewed = ({ type: _type, ...data }: Extract<VendorPriceListCommand, { type: 'PreviewPriceList' }>, state: VendorPriceList): readonly VendorPriceListEvent[] => {
  checkOpen(state, data.listId);
  checkPreview(state, data.preview);
  const known = state.uploaded?.customerTypes ?? [];
  if (data.customerType !== null && !known.includes(data.customerType)) throw ruleBroken('unknown_customer_type', `The list has no offers for "${data.customerType}"${known.length > 0 ? `, only for ${known.join(', ')}` : ''}.`, '/customerType');
  return [{ type: 'VendorPriceListPreviewed', data: { ...data, counts: countsOf(matchesOf(state, data.preview), state.offers.length) } }];
};

/** Offers of each status; `unmatched` are those that no plan is bought by, and plans that found none. */
const countsOf = (matches: readonly OfferMatch[], offers: number): MatchCounts => {
  const of = (status: OfferMatch['status']): number => matches.filter((match) => match.status === status).length;
  const bought = matches.filter(({ offer }) => offer !== null).length;
  const scheduled = matches.filter(({ parts }) => parts.some(({ next }) => next.length > 0)).length;
  return { new: of('new'), changed: of('changed'), unchanged: of('unchanged'), removed: of('removed'), unmatched: of('unmatched') + offers - bought, scheduled };
};

/** The plans whose cost or whose schedule changes. */
export const changedParts = (matches: readonly OfferMatch[]): readonly OfferMatch['parts'][number][] =>
  matches.filter(({ status }) => status === 'new' || status === 'changed').flatMap(({ parts }) => parts.filter(({ after, next }) => after !== null || next.length > 0));

const applied = ({ matches, on, listId }: Extract<VendorPriceListCommand, { type: 'ApplyPriceList' }>, state: VendorPriceList): readonly VendorPriceListEvent[] => {
  if (state.status === 'Applied') return [];
  checkOpen(state, listId);
  if (!state.preview || !state.uploaded) throw wrongState('not_previewed', 'Preview the price list first.');
  if (JSON.stringify(matches) !== JSON.stringify(state.matches)) throw wrongState('preview_outdated', 'Plans, prices or the day have changed since the preview. Preview the price list again, and apply what you see.');
  return [{ type: 'VendorPriceListApplied', data: { listId, resellerId: state.uploaded.resellerId, on, plans: new Set(changedParts(matches).map(({ planId }) => planId)).size } }];
};
