import type { ResourceProps } from 'react-admin';
import { PriceList } from './PriceList.js';
import { PriceShow } from './PriceShow.js';

export const priceList: ResourceProps = { name: 'price-list', list: PriceList, show: PriceShow, recordRepresentation: 'planName' };
