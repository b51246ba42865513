import type { ReactElement } from 'react';
import { DataTable, useRecordContext } from 'react-admin';
import type { Guarantee } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountMoney } from '../parts/AccountMoney.js';
import { AccountCol, DateCol, ResellerCol, StatusCol, WordCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';

const COUNTING = ['Provided', 'Provided because of top-up'];
const filters = [search, wordFilter('status', 'status', [...COUNTING, 'Revoked', 'Revoked because of top-up'], true), referenceFilter('accountId', 'accounts'), dateFilter('expiresOn_lte')];

const Revoke = (): ReactElement | null => {
  const guarantee = useRecordContext<Guarantee>();
  if (!guarantee?.accountId || !COUNTING.includes(guarantee.status)) return null;
  const { id: guaranteeId, accountId, number } = guarantee;
  return <CommandButton name="revoke-guarantee" body={{ accountId, guaranteeId }} about={{ number }} severity="error" button={{ size: 'small' }} />;
};

export const GuaranteeTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const { date } = useFormat();
  return (
    <RecordTable<Guarantee> within={within} rowClick={false} hiddenColumns={['resellerId', 'revokedOn', 'revokedBy', ...hide]} compact={({ number, expiresOn, status }) => ({ primary: <>{number} · <AccountMoney of="amount" /></>, secondary: <>{date(expiresOn)} <Revoke /></>, tertiary: <StatusChip status={status} /> })}>
      <DataTable.Col source="number" />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="amount" align="right">
        <AccountMoney of="amount" />
      </DataTable.Col>
      <StatusCol />
      <DateCol source="providedOn" />
      <DateCol source="expiresOn" label="guarantees.until" />
      <DateCol source="revokedOn" />
      <WordCol source="revokedBy" kind="revokedBy" disableSort />
      <DataTable.Col source="id" label="guarantees.actions" disableSort>
        <Revoke />
      </DataTable.Col>
    </RecordTable>
  );
};

export const GuaranteeList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'providedOn', order: 'DESC' }}>
    <GuaranteeTable />
  </RecordList>
);
