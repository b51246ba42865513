import type { ResourceProps } from 'react-admin';
import { SkuList } from './SkuList.js';

export const reservationSkus: ResourceProps = { name: 'reservation-skus', list: SkuList, recordRepresentation: 'title' };
