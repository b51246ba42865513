import type { PartnerCenterAccount, ReservationSku, ReservationTerm } from '../../application/ports/partner-center.js';
import type { Calls } from './calls.js';
import { pagesOf } from './paging.js';

/** The kinds of reservations that the catalogue tells apart. */
const VIEWS = ['AzureReservationsVM', 'AzureReservationsSQL', 'AzureReservationsCosmosDb'] as const;
const SEGMENT = 'commercial';

export interface CatalogSku {
  readonly id: string;
  readonly productId: string;
  readonly title?: string;
  readonly minimumQuantity?: number;
  readonly maximumQuantity?: number;
  readonly purchasePrerequisites?: readonly string[] | null;
  readonly dynamicAttributes?: Readonly<Record<string, string>> | null;
}
interface Product {
  readonly id: string;
  readonly title?: string;
}

/** Every product of every kind, and a page of its SKUs at a time. What has no term is no reservation. */
export async function* reservationSkus(calls: Calls, account: PartnerCenterAccount, country: string): AsyncIterable<readonly ReservationSku[]> {
  for await (const product of products(calls, account, country)) {
    const path = `/v1/products/${encodeURIComponent(product.id)}/skus`;
    for await (const { json } of pagesOf(calls, account, { path, query: { country, targetSegment: SEGMENT } })) yield itemsOf<CatalogSku>(json).flatMap((sku) => skuOf(sku, product));
  }
}

async function* products(calls: Calls, account: PartnerCenterAccount, country: string): AsyncIterable<Product> {
  const seen = new Set<string>();
  for (const targetView of VIEWS)
    for await (const { json } of pagesOf(calls, account, { path: '/v1/products', query: { country, targetView, targetSegment: SEGMENT } })) {
      const news = itemsOf<Product>(json).filter(({ id }) => !seen.has(id));
      for (const { id } of news) seen.add(id);
      yield* news;
    }
}

export const itemsOf = <Item>(page: unknown): readonly Item[] => {
  const items = (page as { readonly items?: unknown } | null)?.items;
  return Array.isArray(items) ? (items as readonly Item[]) : [];
};

const skuOf = ({ id, title = '', minimumQuantity = 1, maximumQuantity = 999_999_999, dynamicAttributes }: CatalogSku, product: Product): readonly ReservationSku[] => {
  const attributes = dynamicAttributes ?? {};
  const term = termOf(attributes['duration'] ?? '') ?? termOf(title);
  if (!term) return [];
  const { region = '', armRegionName: armRegion = '', armSkuName: armSku = '' } = attributes;
  return [{ productId: product.id, skuId: id, title, productTitle: product.title ?? '', term, region, armRegion, armSku, minimumQuantity, maximumQuantity }];
};

/** "1Year", "3Years", "3years" and "…, 1 Year" are all in use. */
const termOf = (text: string): ReservationTerm | null => {
  const years = /\b([13])\s*years?\b/i.exec(text)?.[1];
  return years === '1' ? 'P1Y' : years === '3' ? 'P3Y' : null;
};
