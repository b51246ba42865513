import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { isOwn, stateOf } from './discount-state.js';
import { useToday } from '../../shared/format/use-today.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { search, wordFilter } from '../parts/filters.js';

const filters = [search, wordFilter('status', 'status', ['Active', 'Inactive'], true), wordFilter('type', 'kind', ['promo_code', 'account', 'reseller'])];

const DiscountTable = (): ReactElement => {
  const t = useTranslate();
  const { date, percent, word } = useFormat();
  const today = useToday();
  return (
    <RecordTable<DiscountRow> compact={(discount) => ({ primary: isOwn(discount) ? `${discount.name} · ${percent(discount.percentage)}` : word('kind', discount.type), secondary: discount.code, tertiary: <StatusChip status={stateOf(discount, today)} /> })}>
      <DataTable.Col source="name" render={({ name }: DiscountRow) => name ?? t('discounts.ofReseller')} />
      <ResellerCol />
      <DataTable.Col source="type" render={({ type }: DiscountRow) => word('kind', type)} />
      <DataTable.Col source="status" label="discounts.state" render={(discount: DiscountRow) => <StatusChip status={stateOf(discount, today)} />} />
      <DataTable.Col source="percentage" align="right" disableSort render={({ percentage }: DiscountRow) => percentage !== undefined && percent(percentage)} />
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
