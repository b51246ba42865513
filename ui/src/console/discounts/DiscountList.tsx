import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { search, wordFilter } from '../parts/filters.js';

const filters = [search, wordFilter('status', 'status', ['Active', 'Inactive'], true), wordFilter('type', 'kind', ['promo_code', 'account'])];

const DiscountTable = (): ReactElement => {
  const { date, percent, word } = useFormat();
  return (
    <RecordTable<DiscountRow> compact={({ name, percentage, code, status }) => ({ primary: `${name} · ${percent(percentage)}`, secondary: code, tertiary: <StatusChip status={status} /> })}>
      <DataTable.Col source="name" />
      <DataTable.Col source="type" render={({ type }: DiscountRow) => word('kind', type)} />
      <DataTable.Col source="status" render={({ status }: DiscountRow) => <StatusChip status={status} />} />
      <DataTable.Col source="percentage" align="right" disableSort render={({ percentage }: DiscountRow) => percent(percentage)} />
      <DataTable.Col source="code" />
      <DataTable.Col source="fees" disableSort render={({ fees }: DiscountRow) => fees.map((fee) => word('fee', fee)).join(', ')} />
      <DataTable.Col source="validFrom" render={({ validFrom }: DiscountRow) => validFrom && date(validFrom)} />
      <DataTable.Col source="validTo" render={({ validTo }: DiscountRow) => validTo && date(validTo)} />
    </RecordTable>
  );
};

export const DiscountList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'createdAt', order: 'DESC' }}>
    <DiscountTable />
  </RecordList>
);
