import type { ReactElement } from 'react';
import { TabbedShowLayout } from 'react-admin';
import { ChargeTable } from '../charges/ChargeTable.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { OrderActions } from './OrderActions.js';
import { OrderGeneral } from './OrderGeneral.js';

export const OrderShow = (): ReactElement => (
  <RecordShow name={(order) => String(order['number'])} actions={<OrderActions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <OrderGeneral />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="resources.charges.tab" path="charges">
        <Related reference="charges" target="orderId" sort={{ field: 'period.from', order: 'ASC' }}>
          <ChargeTable within="orders.charges" hide={['accountId', 'resellerId', 'subscriptionId', 'orderId']} />
        </Related>
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id, ['paymentId']: paymentId }) => [`order-${id}`, ...(paymentId ? [`payment-${paymentId as string}`] : [])], currency: ({ ['price']: price }) => (price as { currency: string }).currency })}
    </TabbedShowLayout>
  </RecordShow>
);
