import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Product } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useDeliveredBy } from './delivered-by.js';
import { RecordList } from '../parts/RecordList.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, search } from '../parts/filters.js';

const filters = [search, referenceFilter('resellerId', 'resellers')];

const ProductTable = (): ReactElement => {
  const { instant } = useFormat();
  const deliveredBy = useDeliveredBy();
  return (
    <RecordTable<Product> hiddenColumns={['description', 'createdAt']} compact={({ name, vendor, category }) => ({ primary: name, secondary: vendor, tertiary: category })}>
      <DataTable.Col source="name" />
      <ResellerCol />
      <DataTable.Col source="category" />
      <DataTable.Col source="vendor" />
      <DataTable.Col source="description" disableSort />
      <DataTable.Col source="provisioning" disableSort render={({ provisioning }: Product) => deliveredBy(provisioning)} />
      <DataTable.Col source="createdAt" render={({ createdAt }: { createdAt: string }) => instant(createdAt)} />
    </RecordTable>
  );
};

export const ProductList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'name', order: 'ASC' }}>
    <ProductTable />
  </RecordList>
);
