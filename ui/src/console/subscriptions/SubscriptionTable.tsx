import type { ReactElement, ReactNode } from 'react';
import { DataTable } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { PlanRef, ProductRef } from '../parts/references.js';

interface SubscriptionTableProps {
  readonly within?: string;
  readonly hide?: readonly string[];
  readonly empty?: ReactNode;
}

export const SubscriptionTable = ({ within, hide = [], empty }: SubscriptionTableProps): ReactElement => {
  const { date, instant, word } = useFormat();
  return (
    <RecordTable<Subscription>
      within={within}
      empty={empty}
      hiddenColumns={['resellerId', 'trial', 'individualPrices', 'paymentModel', 'productId', 'promoCode', 'createdAt', 'planId', ...hide]}
      compact={({ number, name, status, expirationDate }) => ({ primary: name, secondary: [number, expirationDate && date(expirationDate)].filter(Boolean).join(' · '), tertiary: <StatusChip status={status} of="subscription" /> })}
    >
      <DataTable.Col source="number" />
      <DataTable.Col source="name" />
      <AccountCol />
      <ResellerCol />
      <DataTable.Col source="planId" disableSort>
        <PlanRef />
      </DataTable.Col>
      <DataTable.Col source="productId" disableSort>
        <ProductRef />
      </DataTable.Col>
      <DataTable.Col source="billingType" render={({ billingType }: Subscription) => word('billingType', billingType)} />
      <DataTable.Col source="status" render={({ status }: Subscription) => <StatusChip status={status} of="subscription" />} />
      <DataTable.Col source="paymentModel" render={({ paymentModel }: Subscription) => word('paymentModel', paymentModel)} />
      <DataTable.Col source="trial" disableSort render={({ trial }: Subscription) => trial && word('boolean', 'true')} />
      <DataTable.Col source="individualPrices" disableSort render={({ individualPrices }: Subscription) => individualPrices && word('boolean', 'true')} />
      <DataTable.Col source="monthlyFee" align="right" render={({ monthlyFee, terms }: Subscription) => <Money minor={monthlyFee} currency={terms.currency} />} />
      <DataTable.Col source="startDate" render={({ startDate }: Subscription) => startDate && date(startDate)} />
      <DataTable.Col source="expirationDate" render={({ expirationDate }: Subscription) => expirationDate && date(expirationDate)} />
      <DataTable.Col source="promoCode" disableSort />
      <DataTable.Col source="createdAt" render={({ createdAt }: { createdAt: string }) => instant(createdAt)} />
    </RecordTable>
  );
};
