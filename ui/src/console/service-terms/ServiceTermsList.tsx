import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { ServiceTerms } from '../../shared/api/types.js';
import { RecordList } from '../parts/RecordList.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { search } from '../parts/filters.js';

export const ServiceTermsList = (): ReactElement => (
  <RecordList filters={[search]} sort={{ field: 'name', order: 'ASC' }}>
    <RecordTable<ServiceTerms> compact={({ name, key }) => ({ primary: name, secondary: key })}>
      <DataTable.Col source="name" />
      <ResellerCol />
      <DataTable.NumberCol source="billingDay" />
      <DataTable.NumberCol source="manualRenewPoint" disableSort />
      <DataTable.NumberCol source="autoRenewPoint" disableSort />
      <DataTable.NumberCol source="gracePeriod" disableSort />
      <DataTable.NumberCol source="stopPeriod" disableSort />
      <DataTable.Col source="key" />
    </RecordTable>
  </RecordList>
);
