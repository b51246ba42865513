import type { Aggregate } from '../shared/decider.js';
import { priceListEvents, type PriceListEvent } from './catalog.events.js';

/** A reseller's markups for newly delegated plans: by product category, and one ("") for all others. */
export interface PriceList {
  readonly defaultMarkups: Readonly<Record<string, string>>;
}
export interface SetDefaultMarkup {
  readonly type: 'SetDefaultMarkup';
  readonly resellerId: string;
  readonly category: string | null;
  readonly percentage: string | null;
}

export const defaultMarkup = ({ defaultMarkups }: PriceList, category: string): string | null => defaultMarkups[category] ?? defaultMarkups[''] ?? null;

export const priceList: Aggregate<PriceList, SetDefaultMarkup, PriceListEvent> = {
  category: 'price_list',
  catalogue: priceListEvents,
  initial: { defaultMarkups: {} },
  decide({ resellerId, category, percentage }, { defaultMarkups }) {
    if ((defaultMarkups[category ?? ''] ?? null) === percentage) return [];
    return [{ type: 'DefaultMarkupSet', data: { resellerId, category, percentage } }];
  },
  evolve({ defaultMarkups }, { data: { category, percentage } }) {
    const { [category ?? '']: _before, ...others } = defaultMarkups;
    return { defaultMarkups: percentage === null ? others : { ...others, [category ?? '']: percentage } };
  },
};
