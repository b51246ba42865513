import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Plan } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { ResellerCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { ProductRef, ServiceTermsRef } from '../parts/references.js';

export const PlanTable = ({ within, hide = [] }: { readonly within?: string; readonly hide?: readonly string[] }): ReactElement => {
  const { instant, term, word } = useFormat();
  return (
    <RecordTable<Plan>
      within={within}
      hiddenColumns={['currency', 'createdAt', ...hide]}
      compact={({ name, billingType, status }) => ({ primary: name, secondary: word('billingType', billingType), tertiary: <StatusChip status={status} /> })}
    >
      <DataTable.Col source="name" />
      <ResellerCol />
      <DataTable.Col source="sku" />
      <DataTable.Col source="status" render={({ status }: Plan) => <StatusChip status={status} />} />
      <DataTable.Col source="billingType" render={({ billingType }: Plan) => word('billingType', billingType)} />
      <DataTable.Col source="productId" disableSort>
        <ProductRef />
      </DataTable.Col>
      <DataTable.Col source="serviceTermsId" disableSort>
        <ServiceTermsRef />
      </DataTable.Col>
      <DataTable.Col source="periods" disableSort render={({ periods }: Plan) => periods.map((period) => term(period.term)).join(', ')} />
      <DataTable.Col source="currency" />
      <DataTable.Col source="createdAt" render={({ createdAt }: { createdAt: string }) => instant(createdAt)} />
    </RecordTable>
  );
};
