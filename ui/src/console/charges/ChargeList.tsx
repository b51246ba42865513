import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { ChargeTable } from './ChargeTable.js';

const filters = [
  wordFilter('status', 'status', ['New', 'Opened', 'Blocked', 'Closed', 'Waiting for refund', 'Refunded', 'Waiting approve', 'Deleted'], true),
  wordFilter('fee', 'fee', ['setup', 'renewal', 'recurring', 'consumption']),
  wordFilter('model', 'paymentModel', ['prepay', 'postpay']),
  referenceFilter('accountId', 'accounts'),
  referenceFilter('subscriptionId', 'subscriptions'),
  dateFilter('period.from_gte'),
  dateFilter('period.to_lte'),
];

export const ChargeList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'period.from', order: 'DESC' }}>
    <ChargeTable />
  </RecordList>
);
