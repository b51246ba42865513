import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';
import { OrderTable } from './OrderTable.js';

const filters = [
  search,
  wordFilter('status', 'status', ['Waiting for payment', 'Waiting for provisioning', 'Provisioning', 'Provisioning failed', 'Completed', 'Cancelled'], true),
  wordFilter('type', 'kind', ['sales', 'change', 'renewal', 'switch']),
  wordFilter('paymentModel', 'paymentModel', ['prepay', 'postpay']),
  referenceFilter('accountId', 'accounts'),
  referenceFilter('planId', 'plans'),
  dateFilter('placedOn_gte'),
  dateFilter('placedOn_lte'),
];

export const OrderList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'number', order: 'DESC' }}>
    <OrderTable />
  </RecordList>
);
