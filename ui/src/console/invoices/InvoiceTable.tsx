import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Invoice } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, DateCol, MoneyCol, NumberCol, ResellerCol, StatusCol, WordCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { PaymentRef } from '../parts/references.js';

export const InvoiceTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const { date, money, period, word } = useFormat();
  return (
    <RecordTable<Invoice>
      within={within}
      hiddenColumns={['resellerId', 'gross', 'discount', 'lineCount', 'paymentId', 'issuedOn', ...hide]}
      compact={({ number, kind, total, currency, billingDate, status }) => ({ primary: `${number ?? word('kind', kind)} · ${money(total, currency)}`, secondary: date(billingDate), tertiary: <StatusChip status={status} of="invoice" /> })}
    >
      <DataTable.Col source="number" />
      <WordCol source="kind" kind="kind" />
      <AccountCol />
      <ResellerCol />
      <StatusCol of="invoice" />
      <DateCol source="billingDate" />
      <DataTable.Col source="period" disableSort render={({ period: days }: Invoice) => period(days)} />
      <NumberCol source="lineCount" />
      <MoneyCol source="gross" disableSort />
      <MoneyCol source="discount" disableSort />
      <MoneyCol source="total" />
      <DateCol source="issuedOn" />
      <DateCol source="dueOn" />
      <StatusCol source="paymentStatus" />
      <DataTable.Col source="paymentId" disableSort>
        <PaymentRef />
      </DataTable.Col>
    </RecordTable>
  );
};
