import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Reseller } from '../../shared/api/types.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, search } from '../parts/filters.js';
import { ResellerRef } from '../parts/references.js';

const filters = [search, referenceFilter('parentId', 'resellers')];

export const ResellerTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => (
  <RecordTable<Reseller> within={within} hiddenColumns={['locale', ...hide]} compact={({ name, currency, timeZone }) => ({ primary: name, secondary: timeZone, tertiary: currency })}>
    <DataTable.Col source="name" />
    <DataTable.Col source="parentId" disableSort>
      <ResellerRef source="parentId" />
    </DataTable.Col>
    <DataTable.NumberCol source="level" label="resellers.level" />
    <DataTable.Col source="currency" />
    <DataTable.Col source="timeZone" disableSort />
    <DataTable.Col source="locale" disableSort />
  </RecordTable>
);

export const ResellerList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'name', order: 'ASC' }}>
    <ResellerTable />
  </RecordList>
);
