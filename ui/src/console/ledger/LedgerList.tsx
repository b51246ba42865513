import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { LedgerTable } from './LedgerTable.js';

const TYPES = ['top_up', 'order_payment', 'services_payment', 'charge', 'refund', 'correction', 'guaranteed_payment', 'return', 'hold'];
const filters = [referenceFilter('accountId', 'accounts'), wordFilter('type', 'movement', TYPES, true), dateFilter('on_gte'), dateFilter('on_lte')];

export const LedgerList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'on', order: 'DESC' }}>
    <LedgerTable />
  </RecordList>
);
