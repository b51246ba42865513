import type { ReactElement } from 'react';
import { RecordList } from '../parts/RecordList.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { LedgerTable } from './LedgerTable.js';

const KINDS = ['MoneyReceived', 'MoneyReturned', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesReleased'];
const filters = [referenceFilter('accountId', 'accounts'), wordFilter('kind', 'entry', KINDS, true), dateFilter('on_gte'), dateFilter('on_lte')];

export const LedgerList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'on', order: 'DESC' }}>
    <LedgerTable />
  </RecordList>
);
