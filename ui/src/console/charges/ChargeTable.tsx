import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { Charge } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { ResourceName } from '../parts/ResourceName.js';
import { InvoiceRef, OrderRef, SubscriptionRef } from '../parts/references.js';

interface ChargeTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const ChargeTable = ({ within, hide = [], empty }: ChargeTableProps): ReactElement => {
  const { date, period, word, money } = useFormat();
  return (
    <RecordTable<Charge>
      within={within}
      empty={empty}
      hiddenColumns={['resellerId', 'model', 'invoiceId', 'orderId', 'createdOn', 'gross', ...hide]}
      compact={({ net, currency, status, period: days }) => ({ primary: money(net, currency), secondary: period(days), tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="period.from" label="data.period" render={(charge: Charge) => period(charge.period)} />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="orderId" disableSort>
        <OrderRef />
      </DataTable.Col>
      <DataTable.Col source="fee" render={({ fee }: Charge) => word('fee', fee)} />
      <DataTable.Col source="resourceKey" disableSort render={(charge: Charge) => <ResourceName of={charge} />} />
      <DataTable.Col source="status" render={({ status }: Charge) => <StatusChip status={status} />} />
      <DataTable.Col source="gross" align="right" render={({ gross, currency }: Charge) => <Money minor={gross} currency={currency} />} />
      <DataTable.Col source="discount" disableSort align="right" render={({ discount, currency }: Charge) => discount && <Money minor={-discount.amount} currency={currency} />} />
      <DataTable.Col source="net" align="right" render={({ net, currency }: Charge) => <Money minor={net} currency={currency} />} />
      <DataTable.Col source="model" disableSort render={({ model }: Charge) => word('paymentModel', model)} />
      <DataTable.Col source="dueOn" disableSort render={({ dueOn }: Charge) => dueOn && date(dueOn)} />
      <DataTable.Col source="invoiceId" disableSort>
        <InvoiceRef />
      </DataTable.Col>
      <DataTable.Col source="createdOn" render={({ createdOn }: Charge) => date(createdOn)} />
      <DataTable.Col source="closedOn" render={({ closedOn }: Charge) => closedOn && date(closedOn)} />
    </RecordTable>
  );
};
