import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { SubscriptionTable } from '../subscriptions/SubscriptionTable.js';
import { PlanGeneral, PlanPeriods, PlanResources } from './PlanGeneral.js';

const Actions = (): ReactElement | null => {
  const plan = useRecordContext<Plan>();
  if (!plan) return null;
  const common = { body: { planId: plan.id }, about: { name: plan.name }, currency: plan.currency };
  return (
    <>
      {plan.status !== 'Active' && <CommandButton name="publish-plan" {...common} button={{ variant: 'contained' }} />}
      {plan.status === 'Active' && <CommandButton name="deactivate-plan" {...common} severity="error" fields={[{ name: 'reason', kind: 'text', required: true }]} />}
    </>
  );
};

export const PlanShow = (): ReactElement => {
  const { role } = useMe();
  return (
    <RecordShow name={({ ['name']: name }) => String(name)} actions={<Actions />}>
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
