import { guid } from './dice.js';

export interface SimulatedSku {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly duration: '1Year' | '3Years';
  readonly armSku: string;
  readonly armRegion: string;
  readonly region: string;
}

const PRODUCTS = [
  { id: 'DZH318Z0BQ3Q', view: 'AzureReservationsVM', title: 'Virtual Machines DSv2 Series', sizes: ['Standard_DS1_v2', 'Standard_DS2_v2', 'Standard_DS3_v2'] },
  { id: 'DZH318Z0BQ4L', view: 'AzureReservationsVM', title: 'Virtual Machines Dsv3 Series', sizes: ['Standard_D2s_v3', 'Standard_D4s_v3'] },
  { id: 'DZH318Z0BP04', view: 'AzureReservationsSQL', title: 'SQL Database Single Gen5', sizes: ['SQLDB_GP_Compute_Gen5'] },
] as const;
const REGIONS = [['westeurope', 'EU West'], ['northeurope', 'EU North'], ['germanywestcentral', 'DE West Central'], ['westus2', 'US West 2']] as const;
const DURATIONS = [['1Year', '1 Year'], ['3Years', '3 Years']] as const;

export const skus: readonly SimulatedSku[] = PRODUCTS.flatMap(({ id: productId, sizes }) => {
  const all = sizes.flatMap((armSku) => REGIONS.flatMap(([armRegion, region]) => DURATIONS.map(([duration, text]) => ({ productId, armSku, armRegion, region, duration, title: `Reserved VM Instance, ${armSku}, ${region}, ${text}` }))));
  return all.map((sku, place) => ({ ...sku, id: String(place + 1).padStart(4, '0') }));
});

const link = (uri: string): object => ({ uri, method: 'GET', headers: [] });

export const productsOf = (view: string, country: string): readonly object[] =>
  PRODUCTS.filter((product) => product.view === view || view === 'Azure').map(({ id, title }) => ({
    id, title, description: title, productType: { id: 'Azure', displayName: 'Azure', subType: { id: 'VirtualMachines', displayName: 'VirtualMachines' } }, isMicrosoftProduct: true, publisherName: 'Microsoft',
    links: { skus: link(`/products/${id}/skus?country=${country}`), self: link(`/products/${id}?country=${country}`) },
  }));

export const skuBody = ({ id, productId, title, duration, armSku, armRegion, region }: SimulatedSku, country: string): object => ({
  id, productId, title, description: title, minimumQuantity: 1, maximumQuantity: 999_999_999, isTrial: false, supportedBillingCycles: ['one_time'],
  purchasePrerequisites: ['AzureSubscriptionRegistration', 'InventoryCheck'], provisioningVariables: ['Scope', 'SubscriptionId'],
  dynamicAttributes: { armSkuName: armSku, skuDisplayName: armSku, category: 'General purpose', armRegionName: armRegion, duration, region },
  links: { availabilities: link(`/products/${productId}/skus/${id}/availabilities?country=${country}`), self: link(`/products/${productId}/skus/${id}?country=${country}`) },
});

export const catalogItemOf = ({ productId, id }: SimulatedSku): string => `${productId}:${id}:DZH318X${guid(productId, id).slice(0, 5).toUpperCase()}`;

export const availabilityOf = (sku: SimulatedSku, country: string): object => ({
  id: catalogItemOf(sku).split(':')[2], productId: sku.productId, skuId: sku.id, catalogItemId: catalogItemOf(sku), defaultCurrency: { code: 'EUR', symbol: '€' }, segment: 'commercial', country,
  isPurchasable: true, isRenewable: false, terms: [{ duration: sku.duration === '1Year' ? 'P1Y' : 'P3Y', description: `${sku.duration === '1Year' ? '1 Year' : '3 Years'} Prepaid` }],
});
