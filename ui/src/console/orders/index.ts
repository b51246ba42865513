import type { ResourceProps } from 'react-admin';
import { OrderCreate } from './OrderCreate.js';
import { OrderList } from './OrderList.js';
import { OrderShow } from './OrderShow.js';

export const orders: ResourceProps = { name: 'orders', list: OrderList, show: OrderShow, create: OrderCreate, recordRepresentation: 'number' };
