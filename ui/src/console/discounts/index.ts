import type { ResourceProps } from 'react-admin';
import { DiscountCreate } from './DiscountCreate.js';
import { DiscountList } from './DiscountList.js';
import { DiscountShow } from './DiscountShow.js';

export const discounts: ResourceProps = { name: 'discounts', list: DiscountList, show: DiscountShow, create: DiscountCreate, recordRepresentation: 'name' };
