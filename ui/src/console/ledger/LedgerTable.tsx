import type { ReactElement, ReactNode } from 'react';
import { DataTable, useRecordContext } from 'react-admin';
import type { LedgerEntry } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordTable } from '../parts/RecordTable.js';
import { AccountRef, OrderRef, PaymentRef, SubscriptionRef } from '../parts/references.js';
import { useResellerCurrency } from '../parts/use-reseller-currency.js';

/** An amount of the entry, in the currency of its reseller. */
const Amount = ({ of, signed = false }: { readonly of: 'amount' | 'held' | 'balanceAfter' | 'blockedAfter'; readonly signed?: boolean }): ReactElement | null => {
  const entry = useRecordContext<LedgerEntry>();
  const currency = useResellerCurrency(entry?.resellerId);
  return entry ? <Money minor={entry[of]} currency={currency} signed={signed} /> : null;
};

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
      hiddenColumns={['sequence', 'reason', ...hide]}
      compact={({ kind, on }) => ({ primary: word('entry', kind), secondary: date(on), tertiary: <Amount of="amount" signed /> })}
    >
      <DataTable.Col source="sequence" />
      <DataTable.Col source="on" render={({ on }: LedgerEntry) => date(on)} />
      <DataTable.Col source="accountId" disableSort>
        <AccountRef />
      </DataTable.Col>
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
        <Amount of="amount" signed />
      </DataTable.Col>
      <DataTable.Col source="held" align="right">
        <Amount of="held" signed />
      </DataTable.Col>
      <DataTable.Col source="balanceAfter" align="right" disableSort>
        <Amount of="balanceAfter" />
      </DataTable.Col>
      <DataTable.Col source="blockedAfter" align="right" disableSort>
        <Amount of="blockedAfter" />
      </DataTable.Col>
    </RecordTable>
  );
};
