import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { ROLES, type Manager } from './manager.js';

const filters = [search, wordFilter('role', 'role', ROLES, true), wordFilter('status', 'status', ['Active', 'Inactive']), referenceFilter('resellerId', 'resellers')];

export const ManagerTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const { instant, word } = useFormat();
  return (
    <RecordTable<Manager> within={within} hiddenColumns={['phone', 'createdAt', ...hide]} compact={({ name, role, status }) => ({ primary: name, secondary: word('role', role), tertiary: <StatusChip status={status} /> })}>
      <DataTable.Col source="name" />
      <DataTable.Col source="email" />
      <DataTable.Col source="phone" disableSort />
      <DataTable.Col source="role" render={({ role }: Manager) => word('role', role)} />
      <DataTable.Col source="status" render={({ status }: Manager) => <StatusChip status={status} />} />
      <ResellerCol />
      <DataTable.Col source="createdAt" render={({ createdAt }: Manager) => instant(createdAt)} />
    </RecordTable>
  );
};

export const ManagerList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'name', order: 'ASC' }}>
    <ManagerTable />
  </RecordList>
);
