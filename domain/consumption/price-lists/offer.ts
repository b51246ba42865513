import type { BusinessDate } from '../../shared/calendar.js';

/** What a vendor asks for one of an offer, for so many months as the offer says. Exact decimals. */
export interface ListedPrice {
  /** Both days inclusive; null: since ever, without an end. */
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly price: string;
  /** What the vendor suggests to ask the customer; null where it does not. */
  readonly suggested: string | null;
}

/** Something that a vendor's price list sells, in the one currency and market that were read. */
export interface ListedOffer {
  /** "8bdbb60b-e526-…" in the old list, product and SKU "CFQ7TTC0HDK0:0001" in the new one. */
  readonly offerId: string;
  readonly name: string;
  /** As listed: "P1Y", "OneTime"; null in the old list. */
  readonly term: string | null;
  /** "Annual", "Monthly"; null where the list does not tell. */
  readonly billingPlan: string | null;
  /** Who may buy it: "corporate", "charity", "education"; "" where the list does not tell. */
  readonly customerType: string;
  /** The price is for so many months; 0: paid once. */
  readonly months: number;
  /** The vendor sells it no more, from the first of its prices on. */
  readonly deleted: boolean;
  readonly prices: readonly ListedPrice[];
}

/** What tells offers of a list apart: the same id is sold to several kinds of customers, for several terms (rulings, Azure 13). */
export const identityOf = ({ offerId, term, billingPlan, customerType }: Pick<ListedOffer, 'offerId' | 'term' | 'billingPlan' | 'customerType'>): string =>
  [offerId, term ?? '', billingPlan ?? '', customerType].join('|').toLowerCase();

/** The price in force on a day: of those that cover it, the one that ends last, and of these the one that began last. */
export const priceOn = ({ prices }: Pick<ListedOffer, 'prices'>, day: BusinessDate): ListedPrice | null => {
  const covering = prices.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));
  return covering.reduce<ListedPrice | null>((best, price) => (best === null || endsLater(price, best) ? price : best), null);
};

const OPEN = '9999-12-31';
const endsLater = (a: ListedPrice, b: ListedPrice): boolean => {
  const [end, other] = [a.to ?? OPEN, b.to ?? OPEN];
  return end === other ? (a.from ?? '') > (b.from ?? '') : end > other;
};

/** What will hold from later days on, each when it differs from what held before. */
export const changesAfter = (offer: Pick<ListedOffer, 'prices'>, day: BusinessDate): readonly { readonly from: BusinessDate; readonly price: ListedPrice }[] => {
  const starts = [...new Set(offer.prices.flatMap(({ from }) => (from !== null && from > day ? [from] : [])))].sort();
  let before = priceOn(offer, day)?.price;
  return starts.flatMap((from) => {
    const price = priceOn(offer, from);
    if (!price || price.price === before) return [];
    before = price.price;
    return [{ from, price }];
  });
};
