import type { ResourceProps } from 'react-admin';
import { UploadPage } from './UploadPage.js';
import { VendorPriceListList } from './VendorPriceListList.js';
import { VendorPriceListShow } from './VendorPriceListShow.js';

export const vendorPriceLists: ResourceProps = { name: 'vendor-price-lists', list: VendorPriceListList, show: VendorPriceListShow, create: UploadPage, recordRepresentation: 'fileName' };
