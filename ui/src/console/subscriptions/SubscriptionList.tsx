import type { ReactElement } from 'react';
import { BILLING_TYPES } from '../../shared/api/types.js';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';
import { SubscriptionTable } from './SubscriptionTable.js';

const STATUSES = [
  'Ordered', 'Installing', 'Installation failed', 'Active', 'Updating', 'Updating failed', 'Renewing', 'Renewing failed', 'Switching', 'Switching failed', 'Graced', 'Blocked', 'Waiting for manual approve', 'Stopping', 'Stopping failed', 'Stopped', 'Activating', 'Activating failed', 'Deleting', 'Deletion failed', 'Deleted',
];

const filters = [
  search,
  wordFilter('status', 'status', STATUSES, true),
  wordFilter('billingType', 'billingType', BILLING_TYPES),
  referenceFilter('accountId', 'accounts'),
  referenceFilter('planId', 'plans'),
  referenceFilter('productId', 'products'),
  dateFilter('expirationDate_gte'),
  dateFilter('expirationDate_lte'),
];

export const SubscriptionList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'number', order: 'DESC' }}>
    <SubscriptionTable />
  </RecordList>
);
