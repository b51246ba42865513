import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { ManualOperation } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, DateCol, ResellerCol, StatusCol, WordCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, referenceFilter, wordFilter } from '../parts/filters.js';
import { SubscriptionRef } from '../parts/references.js';

const filters = [
  wordFilter('status', 'status', ['Approval required', 'Approved', 'Declined'], true),
  wordFilter('operation', 'operation', ['stop', 'delete']),
  referenceFilter('subscriptionId', 'subscriptions'),
  dateFilter('requestedOn_gte'),
];

const OperationTable = (): ReactElement => {
  const { date, word } = useFormat();
  return (
    <RecordTable<ManualOperation> hiddenColumns={['resellerId', 'decidedOn']} compact={({ operation, requestedOn, status }) => ({ primary: word('operation', operation), secondary: date(requestedOn), tertiary: <StatusChip status={status} /> })}>
      <DateCol source="requestedOn" />
      <WordCol source="operation" kind="operation" />
      <StatusCol />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <AccountCol />
      <ResellerCol />
      <WordCol source="reason" kind="reason" disableSort />
      <DateCol source="decidedOn" />
    </RecordTable>
  );
};

export const ManualOperationList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'requestedOn', order: 'DESC' }}>
    <OperationTable />
  </RecordList>
);
