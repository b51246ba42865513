import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { Payment } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { OrderRef } from '../parts/references.js';

interface PaymentTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const PaymentTable = ({ within, hide = [], empty }: PaymentTableProps): ReactElement => {
  const { date, word, money } = useFormat();
  return (
    <RecordTable<Payment>
      within={within}
      empty={empty}
      hiddenColumns={['resellerId', 'externalTransactionId', 'closedOn', ...hide]}
      compact={({ number, status, dueOn, amount, currency }) => ({ primary: `${number} · ${money(amount, currency)}`, secondary: date(dueOn), tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="number" />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="kind" render={({ kind }: Payment) => word('kind', kind)} />
      <DataTable.Col source="status" render={({ status }: Payment) => <StatusChip status={status} />} />
      <DataTable.Col source="amount" align="right" render={({ amount, currency }: Payment) => <Money minor={amount} currency={currency} />} />
      <DataTable.Col source="orderId" disableSort>
        <OrderRef />
      </DataTable.Col>
      <DataTable.Col source="method" render={({ method }: Payment) => word('method', method)} />
      <DataTable.Col source="externalTransactionId" />
      <DataTable.Col source="createdOn" render={({ createdOn }: Payment) => date(createdOn)} />
      <DataTable.Col source="dueOn" render={({ dueOn }: Payment) => date(dueOn)} />
      <DataTable.Col source="closedOn" render={({ closedOn }: Payment) => closedOn && date(closedOn)} />
    </RecordTable>
  );
};
