import type { ReactElement } from 'react';
import { TabbedShowLayout } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { SubscriptionTable } from '../subscriptions/SubscriptionTable.js';
import { PlanActions } from './PlanActions.js';
import { PlanPricesTab } from './PlanPricesTab.js';
import { PlanGeneral, PlanPeriods, PlanResources } from './PlanGeneral.js';

export const PlanShow = (): ReactElement => {
  const { role } = useMe();
  return (
    <RecordShow name={({ ['name']: name }) => String(name)} actions={<PlanActions />}>
      <TabbedShowLayout>
        <TabbedShowLayout.Tab label="tabs.general">
          <PlanGeneral />
        </TabbedShowLayout.Tab>
        <TabbedShowLayout.Tab label="tabs.periods" path="periods">
          <PlanPeriods />
        </TabbedShowLayout.Tab>
        <TabbedShowLayout.Tab label="tabs.resources" path="resources">
          <PlanResources />
        </TabbedShowLayout.Tab>
        <TabbedShowLayout.Tab label="tabs.prices" path="prices">
          <PlanPricesTab />
        </TabbedShowLayout.Tab>
        {mayRead(role, 'subscriptions') ? (
          <TabbedShowLayout.Tab label="resources.subscriptions.tab" path="subscriptions">
            <Related reference="subscriptions" target="planId" sort={{ field: 'number', order: 'DESC' }}>
              <SubscriptionTable within="plans.subscriptions" hide={['planId', 'billingType']} />
            </Related>
          </TabbedShowLayout.Tab>
        ) : null}
        {timelineTab({ streams: ({ id }) => [`plan-${id}`], currency: ({ ['currency']: currency }) => currency as string })}
      </TabbedShowLayout>
    </RecordShow>
  );
};
