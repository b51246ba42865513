import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';
import { PaymentTable } from './PaymentTable.js';

const filters = [
  search,
  wordFilter('status', 'status', ['Waiting for payment', 'Expired', 'Completed', 'Paid from balance', 'Cancelled', 'Reversed'], true),
  wordFilter('kind', 'kind', ['order', 'services', 'top_up']),
  wordFilter('method', 'method', ['bank_transfer', 'cash', 'card', 'other']),
  referenceFilter('accountId', 'accounts'),
  dateFilter('dueOn_lte'),
  dateFilter('createdOn_gte'),
];

export const PaymentList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'number', order: 'DESC' }}>
    <PaymentTable />
  </RecordList>
);
