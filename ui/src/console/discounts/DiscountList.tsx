import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { stateOf } from './discount-state.js';
import { useToday } from './use-today.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { search, wordFilter } from '../parts/filters.js';

const filters = [search, wordFilter('status', 'status', ['Active', 'Inactive'], true), wordFilter('type', 'kind', ['promo_code', 'account', 'reseller'])];

const DiscountTable = (): ReactElement => {
  const { date, percent, word } = useFormat();
  const today = useToday();
  return (
    <RecordTable<DiscountRow> compact={(discount) => ({ primary: `${discount.name} · ${percent(discount.percentage)}`, secondary: discount.code, tertiary: <StatusChip status={stateOf(discount, today)} /> })}>
      <DataTable.Col source="name" />
      <DataTable.Col source="type" render={({ type }: DiscountRow) => word('kind', type)} />
      <DataTable.Col source="status" label="discounts.state" render={(discount: DiscountRow) => <StatusChip status={stateOf(discount, today)} />} />
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
