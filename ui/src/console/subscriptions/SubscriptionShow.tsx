import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { Consumed } from '../azure/Consumed.js';
import { ChargeTable } from '../charges/ChargeTable.js';
import { OrderTable } from '../orders/OrderTable.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { ResourcesTable } from './ResourcesTable.js';
import { SubscriptionActions } from './SubscriptionActions.js';
import { SubscriptionGeneral } from './SubscriptionGeneral.js';

/** What the vendor measures is shown where he does; money to those who may read it. */
const Sections = (): ReactElement => {
  const { role } = useMe();
  const subscription = useRecordContext<Subscription>();
  return (
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <SubscriptionGeneral />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="tabs.resources" path="resources">
        <ResourcesTable />
      </TabbedShowLayout.Tab>
      {mayRead(role, 'charges') && (
        <TabbedShowLayout.Tab label="resources.charges.tab" path="charges">
          <Related reference="charges" target="subscriptionId" sort={{ field: 'period.from', order: 'ASC' }}>
            <ChargeTable within="subscriptions.charges" hide={['accountId', 'resellerId', 'subscriptionId', 'orderId']} />
          </Related>
        </TabbedShowLayout.Tab>
      )}
      {mayRead(role, 'orders') && (
        <TabbedShowLayout.Tab label="resources.orders.tab" path="orders">
          <Related reference="orders" target="subscriptionId" sort={{ field: 'number', order: 'DESC' }}>
            <OrderTable within="subscriptions.orders" hide={['accountId', 'resellerId', 'planId']} />
          </Related>
        </TabbedShowLayout.Tab>
      )}
      {subscription?.billingType === 'payg_external' && mayRead(role, 'azure-daily') && (
        <TabbedShowLayout.Tab label="azure.consumed" path="usage">
          <Consumed subscriptionId={subscription.id} />
        </TabbedShowLayout.Tab>
      )}
      {timelineTab({ streams: ({ id }) => [`subscription-${id}`], currency: ({ ['terms']: terms }) => (terms as { currency: string }).currency })}
    </TabbedShowLayout>
  );
};

export const SubscriptionShow = (): ReactElement => (
  <RecordShow name={(subscription) => String(subscription['number'])} actions={<SubscriptionActions />}>
    <Sections />
  </RecordShow>
);
