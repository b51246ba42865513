import type { ResourceProps } from 'react-admin';
import { PaymentList } from './PaymentList.js';
import { PaymentShow } from './PaymentShow.js';

export const payments: ResourceProps = { name: 'payments', list: PaymentList, show: PaymentShow, recordRepresentation: 'number' };
