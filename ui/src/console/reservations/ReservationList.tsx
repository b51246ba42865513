import type { ReactElement } from 'react';
import { dateFilter, referenceFilter, search } from '../parts/filters.js';
import { RecordList } from '../parts/RecordList.js';
import { ReservationTable } from './ReservationTable.js';

const filters = [search, referenceFilter('accountId', 'accounts'), referenceFilter('azureSubscriptionId', 'subscriptions'), dateFilter('end_gte'), dateFilter('end_lte')];

/** Reservations of Azure of all customers, by the day on which they end. */
export const ReservationList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'end', order: 'ASC' }}>
    <ReservationTable />
  </RecordList>
);
