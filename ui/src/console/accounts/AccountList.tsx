import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, referenceFilter, search, wordFilter } from '../parts/filters.js';

const filters = [
  search,
  wordFilter('status', 'status', ['Active', 'Administrative hold', 'Credit hold'], true),
  wordFilter('kind', 'kind', ['legal_entity', 'person']),
  referenceFilter('resellerId', 'resellers'),
  dateFilter('openedOn_gte'),
];

export const AccountTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const { date, word, country, money, number } = useFormat();
  return (
    <RecordTable<Account>
      within={within}
      hiddenColumns={['email', 'phone', 'city', 'kind', 'blocked', 'openedOn', ...hide]}
      compact={({ name, number: no, status, available, currency }) => ({ primary: name ?? no, secondary: `${no} · ${money(available, currency)}`, tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="number" />
      <DataTable.Col source="name" />
      <DataTable.Col source="status" render={({ status }: Account) => <StatusChip status={status} />} />
      <DataTable.Col source="balance" align="right" render={({ balance, currency }: Account) => <Money minor={balance} currency={currency} />} />
      <DataTable.Col source="blocked" align="right" render={({ blocked, currency }: Account) => <Money minor={blocked} currency={currency} />} />
      <DataTable.Col source="available" align="right" render={({ available, currency }: Account) => <Money minor={available} currency={currency} />} />
      <ResellerCol />
      <DataTable.Col source="kind" render={({ kind }: Account) => word('kind', kind)} />
      <DataTable.Col source="country" render={({ country: code }: Account) => code && country(code)} />
      <DataTable.Col source="city" disableSort />
      <DataTable.Col source="email" />
      <DataTable.Col source="phone" disableSort />
      <DataTable.Col source="userCount" align="right" disableSort render={({ userCount }: Account) => number(userCount)} />
      <DataTable.Col source="openedOn" render={({ openedOn }: Account) => date(openedOn)} />
    </RecordTable>
  );
};

export const AccountList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'number', order: 'DESC' }}>
    <AccountTable />
  </RecordList>
);
