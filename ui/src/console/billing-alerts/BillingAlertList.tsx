import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import type { BillingAlert } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, DateCol, ResellerCol, StatusCol, WordCol } from '../parts/columns.js';
import { referenceFilter, wordFilter } from '../parts/filters.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';

const filters = [wordFilter('alert', 'alert', ['billing_overdue', 'usage_unpriced', 'usage_pull_late'], true), referenceFilter('resellerId', 'resellers')];

const AlertTable = (): ReactElement => {
  const t = useTranslate();
  const { date, word, number } = useFormat();
  const what = ({ alert, count }: BillingAlert): string => t(`billingAlerts.count.${alert}`, { smart_count: count, number: number(count) });
  return (
    <RecordTable<BillingAlert>
      rowClick={(_id, _resource, { subscriptionId }) => `/subscriptions/${String(subscriptionId)}/show`}
      compact={(row) => ({ primary: `${row.number} ${row.name}`, secondary: `${word('alert', row.alert)} · ${what(row)}`, tertiary: date(row.since) })}
    >
      <WordCol source="alert" kind="alert" />
      <DateCol source="since" />
      <DataTable.Col source="number" render={({ number: own, name }: BillingAlert) => `${own} ${name}`} />
      <StatusCol of="subscription" disableSort />
      <DataTable.Col source="count" label="billingAlerts.what" disableSort render={what} />
      <AccountCol />
      <ResellerCol />
    </RecordTable>
  );
};

/** The subscriptions behind the alerts of the monitoring, the oldest first. */
export const BillingAlertList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'since', order: 'ASC' }} exportable={false}>
    <AlertTable />
  </RecordList>
);
