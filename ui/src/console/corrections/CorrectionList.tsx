import type { ReactElement } from 'react';
import { DataTable, Link, useTranslate } from 'react-admin';
import type { Correction } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, DateCol, ResellerCol } from '../parts/columns.js';
import { AccountMoney } from '../parts/AccountMoney.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, referenceFilter, search } from '../parts/filters.js';
import { InvoiceRef, SubscriptionRef } from '../parts/references.js';

const filters = [search, referenceFilter('accountId', 'accounts'), referenceFilter('subscriptionId', 'subscriptions'), dateFilter('on_gte'), dateFilter('on_lte')];

export const CorrectionTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  return (
    <RecordTable<Correction> within={within} rowClick={false} hiddenColumns={['resellerId', 'invoiceId', ...hide]} compact={({ number, on, reason }) => ({ primary: number, secondary: [date(on), reason].filter(Boolean).join(' · '), tertiary: <AccountMoney of="amount" signed /> })}>
      <DataTable.Col source="number" />
      <DateCol source="on" />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="amount" align="right">
        <AccountMoney of="amount" signed />
      </DataTable.Col>
      <DataTable.Col source="reason" disableSort />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="chargeId" disableSort render={({ chargeId }: Correction) => chargeId && <Link to={`/charges/${chargeId}/show`}>{t('resellerCharges.toCharge')}</Link>} />
      <DataTable.Col source="invoiceId" disableSort>
        <InvoiceRef />
      </DataTable.Col>
    </RecordTable>
  );
};

export const CorrectionList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'on', order: 'DESC' }}>
    <CorrectionTable />
  </RecordList>
);
