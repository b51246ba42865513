import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { LedgerEntry } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountMoney } from '../parts/AccountMoney.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { OrderRef, PaymentRef, SubscriptionRef } from '../parts/references.js';

interface LedgerTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const LedgerTable = ({ within, hide = [], empty }: LedgerTableProps): ReactElement => {
  const { date, word } = useFormat();
  return (
    <RecordTable<LedgerEntry>
      within={within}
      empty={empty}
      rowClick={false}
      hiddenColumns={['resellerId', 'kind', 'number', 'owed', 'owedAfter', 'sequence', 'reason', ...hide]}
      compact={({ type, on }) => ({ primary: word('movement', type), secondary: date(on), tertiary: <AccountMoney of="amount" signed /> })}
    >
      <DataTable.Col source="sequence" />
      <DataTable.Col source="on" render={({ on }: LedgerEntry) => date(on)} />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="type" render={({ type }: LedgerEntry) => word('movement', type)} />
      <DataTable.Col source="number" />
      <DataTable.Col source="kind" render={({ kind }: LedgerEntry) => word('entry', kind)} />
      <DataTable.Col source="paymentId" disableSort>
        <PaymentRef />
      </DataTable.Col>
      <DataTable.Col source="orderId" disableSort>
        <OrderRef />
      </DataTable.Col>
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="reason" disableSort />
      <DataTable.Col source="amount" align="right">
        <AccountMoney of="amount" signed />
      </DataTable.Col>
      <DataTable.Col source="held" align="right">
        <AccountMoney of="held" signed />
      </DataTable.Col>
      <DataTable.Col source="balanceAfter" align="right" disableSort>
        <AccountMoney of="balanceAfter" />
      </DataTable.Col>
      <DataTable.Col source="blockedAfter" align="right" disableSort>
        <AccountMoney of="blockedAfter" />
      </DataTable.Col>
      <DataTable.Col source="owed" align="right">
        <AccountMoney of="owed" signed />
      </DataTable.Col>
      <DataTable.Col source="owedAfter" align="right" disableSort>
        <AccountMoney of="owedAfter" />
      </DataTable.Col>
    </RecordTable>
  );
};
