import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { Order } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { PlanRef, SubscriptionRef } from '../parts/references.js';

interface OrderTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const OrderTable = ({ within, hide = [], empty }: OrderTableProps): ReactElement => {
  const { date, word, money } = useFormat();
  return (
    <RecordTable<Order>
      within={within}
      empty={empty}
      hiddenColumns={['resellerId', 'paymentModel', 'provisioningDate', 'subscriptionId', 'promoCode', 'price.discount', 'closedOn', 'createdBy', ...hide]}
      compact={({ number, status, placedOn, price }) => ({ primary: `${number} · ${money(price.dueNow, price.currency)}`, secondary: date(placedOn), tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="number" />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="type" render={({ type }: Order) => word('kind', type)} />
      <DataTable.Col source="status" render={({ status }: Order) => <StatusChip status={status} />} />
      <DataTable.Col source="planId" disableSort>
        <PlanRef />
      </DataTable.Col>
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="price.discount" disableSort align="right" render={({ price }: Order) => <Money minor={price.discount} currency={price.currency} />} />
      <DataTable.Col source="price.dueNow" align="right" render={({ price }: Order) => <Money minor={price.dueNow} currency={price.currency} />} />
      <DataTable.Col source="price.net" label="price.commitment" align="right" render={({ price }: Order) => <Money minor={price.net} currency={price.currency} />} />
      <DataTable.Col source="paymentModel" render={({ paymentModel }: Order) => word('paymentModel', paymentModel)} />
      <DataTable.Col source="provisioningDate" render={({ provisioningDate }: Order) => provisioningDate && date(provisioningDate)} />
      <DataTable.Col source="promoCode" disableSort />
      <DataTable.Col source="createdBy" render={({ createdBy }: Order) => word('actor', createdBy)} />
      <DataTable.Col source="placedOn" render={({ placedOn }: Order) => date(placedOn)} />
      <DataTable.Col source="closedOn" render={({ closedOn }: Order) => closedOn && date(closedOn)} />
    </RecordTable>
  );
};
