import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';
import { InvoiceTable } from './InvoiceTable.js';

const filters = [
  search,
  wordFilter('kind', 'kind', ['invoice', 'act'], true),
  wordFilter('paymentStatus', 'status', ['Waiting for payment', 'Expired', 'Completed', 'Paid from balance', 'Cancelled']),
  referenceFilter('accountId', 'accounts'),
  dateFilter('billingDate_gte'),
  dateFilter('billingDate_lte'),
];

export const InvoiceList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'billingDate', order: 'DESC' }}>
    <InvoiceTable />
  </RecordList>
);
