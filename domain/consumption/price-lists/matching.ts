import type { BusinessDate } from '../../shared/calendar.js';
import { minorDigits } from '../../shared/money.js';
import { fromDecimal, multiply, ratio, round } from '../../shared/ratio.js';
import { changesAfter, priceOn, type ListedOffer } from './offer.js';
import { matchKey, type CostFrom, type MatchReason, type MatchStatus, type OfferMatch, type PartChange } from './price-list.events.js';

/** A resource of one's own plan that is bought from the vendor, as its catalogue tells it. */
export interface VendorPart extends Pick<PartChange, 'planId' | 'planName' | 'resourceKey' | 'resourceName' | 'fee' | 'markup'> {
  /** "8bdbb60b-e526-…", "CFQ7TTC0HDK0:0001", or with term and billing plan "CFQ7TTC0HDK0:0001:P1Y:Annual". */
  readonly offerId: string;
  /** Null: as chosen for the whole list. */
  readonly customerType: string | null;
  /** How long the plan is sold for, in months; a list's term that is none of these is not meant. */
  readonly months: readonly number[];
  /** Minor units; null before the first list. */
  readonly cost: number | null;
  readonly scheduled: readonly CostFrom[];
}

export interface Conditions {
  readonly on: BusinessDate;
  readonly currency: string;
  /** What vendors' prices are multiplied by, an exact decimal. */
  readonly coefficient: string;
  readonly customerType: string | null;
}

type Placed = ListedOffer & { readonly place: number };

/** What a list does to one's plans: each offer that is bought with its plans, and each plan that found no offer. */
export const matchesOf = (offers: readonly ListedOffer[], parts: readonly VendorPart[], conditions: Conditions): readonly OfferMatch[] => {
  const byId = new Map<string, Placed[]>();
  for (const [place, offer] of offers.entries()) byId.set(offer.offerId, [...(byId.get(offer.offerId) ?? []), { ...offer, place }]);
  const kinds = new Set(offers.map(({ offerId }) => kindOf(offerId)));
  const matches = parts.flatMap((part) => (kinds.has(kindOf(part.offerId)) ? [matchOf(byId, part, conditions)] : []));
  return together(matches);
};

/** A workbook of offers says nothing of products with SKUs, and the other way round. */
const kindOf = (offerId: string): 'offer' | 'sku' => (/^[0-9a-f]{8}-/i.test(offerId) ? 'offer' : 'sku');

/** "cfq7ttc0hdk0/1" is "CFQ7TTC0HDK0:0001". */
const keyOf = (text: string): { readonly id: string; readonly term: string | undefined; readonly billingPlan: string | undefined } => {
  if (kindOf(text) === 'offer') return { id: text.trim().toLowerCase(), term: undefined, billingPlan: undefined };
  const [product = '', sku = '', term, billingPlan] = text.trim().toUpperCase().split(/[:/]/);
  return { id: `${product}:${sku.padStart(4, '0')}`, term, billingPlan };
};

const matchOf = (byId: ReadonlyMap<string, readonly Placed[]>, part: VendorPart, conditions: Conditions): OfferMatch => {
  const { id, term, billingPlan } = keyOf(part.offerId);
  const listed = byId.get(id) ?? [];
  if (listed.length === 0) return found(null, part, 'removed', 'not_listed');
  const customerType = part.customerType ?? conditions.customerType;
  const theirs = listed.filter((offer) => customerType === null || offer.customerType === '' || offer.customerType === customerType);
  if (theirs.length === 0) return found(null, part, 'unmatched', 'other_customer_type');
  const meant = theirs.filter((offer) => (term ? same(offer.term, term) : isSold(offer, part)) && (!billingPlan || same(offer.billingPlan, billingPlan)));
  const [first, ...others] = meant;
  if (!first) return found(null, part, 'unmatched', 'other_term');
  const costs = costsOf(first, part, conditions);
  const agree = others.every((other) => other.deleted === first.deleted && JSON.stringify(costsOf(other, part, conditions)) === JSON.stringify(costs));
  return agree ? judged(first, part, costs) : found(null, part, 'unmatched', 'several');
};

const same = (listed: string | null, wanted: string): boolean => listed?.toUpperCase() === wanted;

/** Without a term in the key, the plan's own periods tell which is meant; the old list is by month for all. */
const isSold = ({ term, months }: ListedOffer, part: VendorPart): boolean => term === null || months === 0 || part.months.includes(months);

interface Costs {
  readonly after: number | null;
  readonly next: readonly CostFrom[];
}

const costsOf = (offer: ListedOffer, part: VendorPart, { on, currency, coefficient }: Conditions): Costs => {
  // A plan that is paid once is asked for the whole term, the others for a month of it.
  const factor = ratio(10 ** minorDigits(currency), part.fee === 'setup' ? 1 : Math.max(1, offer.months));
  const cost = (price: string): number => round(multiply(multiply(fromDecimal(price), fromDecimal(coefficient)), factor));
  const now = priceOn(offer, on);
  return { after: now && cost(now.price), next: changesAfter(offer, on).map(({ from, price }) => ({ from, cost: cost(price.price) })) };
};

const judged = (offer: Placed, part: VendorPart, costs: Costs): OfferMatch => {
  if (offer.deleted) return found(offer.place, part, 'removed', 'deleted');
  if (offer.months === 0 && part.fee === 'recurring') return found(offer.place, part, 'unmatched', 'paid_once');
  if (costs.after === null && costs.next.length === 0) return found(offer.place, part, 'removed', 'ended');
  const isSame = (costs.after ?? part.cost) === part.cost && JSON.stringify(costs.next) === JSON.stringify(part.scheduled);
  return found(offer.place, part, isSame ? 'unchanged' : part.cost === null ? 'new' : 'changed', null, costs);
};

const found = (offer: number | null, part: VendorPart, status: MatchStatus, reason: MatchReason | null, { after, next }: Costs = { after: null, next: [] }): OfferMatch => {
  const { planId, planName, resourceKey, resourceName, offerId, fee, cost, markup } = part;
  return { offer, offerId, status, reason, parts: [{ planId, planName, resourceKey, resourceName, fee, before: cost, after, next, markup }] };
};

const WEIGHT: Readonly<Record<MatchStatus, number>> = { changed: 4, new: 3, removed: 2, unmatched: 1, unchanged: 0 };

/** Plans that are bought by the same offer stand together, under what is the most to be looked at. */
const together = (matches: readonly OfferMatch[]): readonly OfferMatch[] => {
  const byOffer = new Map<string, OfferMatch>();
  for (const match of matches) {
    const key = matchKey(match);
    const before = byOffer.get(key);
    const leading = before && WEIGHT[before.status] >= WEIGHT[match.status] ? before : match;
    byOffer.set(key, { ...leading, parts: [...(before?.parts ?? []), ...match.parts] });
  }
  return [...byOffer.values()];
};
