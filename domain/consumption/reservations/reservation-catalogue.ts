import type { Aggregate } from '../../shared/decider.js';
import { PersistentMap } from '../../shared/persistent-map.js';
import { reservationCatalogueEvents, type ListedSku, type ReservationCatalogueEvent } from './reservation-catalogue.events.js';

export interface KnownSku extends ListedSku {
  /** Microsoft sells it: the last fetch that came to its end had it. */
  readonly available: boolean;
}

export interface ReservationCatalogue {
  readonly skus: PersistentMap<KnownSku>;
}

interface Of {
  readonly catalogueId: string;
  readonly resellerId: string;
  readonly country: string;
  readonly currency: string;
}

export type ReservationCatalogueCommand =
  | ({ readonly type: 'ListSkus'; readonly skus: readonly ListedSku[] } & Of)
  /** A fetch came to its end and saw these. */
  | ({ readonly type: 'WithdrawMissing'; readonly seen: ReadonlySet<string> } & Of);

/** An append stays far below 1 MiB: a SKU takes up to 500 bytes. */
const SKUS_AT_ONCE = 400;
const KEYS_AT_ONCE = 5_000;

/** The reservations that Microsoft sells to a reseller, as they were fetched last. Fetching again what is known records nothing. */
export const reservationCatalogue: Aggregate<ReservationCatalogue, ReservationCatalogueCommand, ReservationCatalogueEvent> = {
  category: 'reservation_catalogue',
  catalogue: reservationCatalogueEvents,
  initial: { skus: PersistentMap.of() },
  decide({ catalogueId, resellerId, country, currency, ...command }, { skus }) {
    const of = { catalogueId, resellerId, country, currency };
    if (command.type === 'ListSkus') {
      const news = command.skus.filter((sku) => !isKnown(skus.get(sku.key), sku));
      return parts(news, SKUS_AT_ONCE).map((part) => ({ type: 'ReservationSkusListed', data: { ...of, skus: part } }));
    }
    const gone = [...skus].flatMap(([key, { available }]) => (available && !command.seen.has(key) ? [key] : []));
    return parts(gone, KEYS_AT_ONCE).map((keys) => ({ type: 'ReservationSkusWithdrawn', data: { ...of, keys } }));
  },
  evolve({ skus }, { type, data }) {
    if (type === 'ReservationSkusListed') return { skus: data.skus.reduce((known, sku) => known.set(sku.key, { ...sku, available: true }), skus) };
    return { skus: data.keys.reduce((known, key) => withdrawn(known, key), skus) };
  },
};

const withdrawn = (known: PersistentMap<KnownSku>, key: string): PersistentMap<KnownSku> => {
  const sku = known.get(key);
  return sku ? known.set(key, { ...sku, available: false }) : known;
};

const isKnown = (known: KnownSku | undefined, sku: ListedSku): boolean => Boolean(known?.available) && (Object.keys(sku) as (keyof ListedSku)[]).every((name) => known?.[name] === sku[name]);

const parts = <T>(all: readonly T[], size: number): readonly (readonly T[])[] => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** The name of a SKU in plans and orders: "dzh318z0bq5s_0001". */
export const keyOfSku = ({ productId, skuId }: { readonly productId: string; readonly skuId: string }): string => `${productId}_${skuId}`.toLowerCase().replace(/[^a-z0-9_]/g, '_').slice(0, 64);
