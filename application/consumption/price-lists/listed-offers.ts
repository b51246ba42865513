import { identityOf, type ListedOffer, type ListedPrice } from '../../../domain/consumption/price-lists/offer.js';
import type { FileNotes } from './file-notes.js';

/** What one row says of an offer. */
export type OneRow = Omit<ListedOffer, 'prices'> & { readonly price: ListedPrice };

/** Rows of the same offer become one, with all of its prices. What contradicts itself is left out: nobody guesses a price. */
export const offersOf = (rows: Iterable<readonly [row: number, offer: OneRow]>, notes: FileNotes): readonly ListedOffer[] => {
  const offers = new Map<string, ListedOffer>();
  const conflicting = new Set<string>();
  for (const [row, { price, ...offer }] of rows) {
    const identity = identityOf(offer);
    const before = offers.get(identity);
    const twin = before?.prices.find(({ from, to }) => from === price.from && to === price.to);
    if (twin && (twin.price !== price.price || before?.deleted !== offer.deleted)) {
      conflicting.add(identity);
      notes.add('conflicting_prices', { row, value: offer.offerId });
    }
    if (!twin) offers.set(identity, { ...offer, deleted: offer.deleted && (before?.deleted ?? true), prices: [...(before?.prices ?? []), price] });
  }
  return [...offers].flatMap(([identity, offer]) => (conflicting.has(identity) ? [] : [offer]));
};
