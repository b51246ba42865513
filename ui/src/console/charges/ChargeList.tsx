import type { ReactElement } from 'react';
import { useToday } from '../../shared/format/use-today.js';
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
  dateFilter('period.from_lte'),
];

/** What has begun by today first; planned ones come into sight when the filter is taken away. */
export const ChargeList = (): ReactElement => (
  <RecordList filters={filters} filterDefaultValues={{ period: { from_lte: useToday() } }} sort={{ field: 'period.from', order: 'DESC' }}>
    <ChargeTable />
  </RecordList>
);
