import { Skeleton } from '@mui/material';
import { useEffect, useState, type ReactElement } from 'react';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan } from '../../shared/api/types.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useOrder } from '../../shared/order/use-order.js';
import { useArrival } from '../layout/use-arrival.js';
import { Page } from '../parts/Page.js';
import { CUSTOMER_RULES } from '../subscriptions/rules.js';
import { Configure } from './Configure.js';
import { Confirm } from './Confirm.js';
import { forCustomers } from './for-customers.js';
import { Steps } from './Steps.js';

const back = { to: '/order', label: 'order.otherPlan' };

/** What has an end and is paid for can go on by itself. */
const mayRenew = ({ billingType, periods }: Plan, periodId: string | undefined): boolean => {
  const period = periods.find((one) => one.periodId === periodId);
  return CUSTOMER_RULES[billingType].renews && !!period?.term && !period.trial;
};

const Wizard = ({ plan }: { readonly plan: Plan }): ReactElement => {
  const { account } = useMe();
  const [confirming, setConfirming] = useState(false);
  const [autoRenew, setAutoRenew] = useState(plan.autoRenewDefault);
  const [periodId, setPeriodId] = useState(plan.periods[0]?.periodId);
  const renewable = mayRenew(plan, periodId);
  const order = useOrder(account?.id ?? '', plan, renewable ? { autoRenew } : {});
  useEffect(() => setPeriodId(order.draft.periodId), [order.draft.periodId]);
  useArrival(confirming ? 'confirmation' : 'configuration');
  return (
    <Page title={plan.name} back={back}>
      <Steps current={confirming ? 2 : 1} />
      {confirming ? <Confirm plan={plan} order={order} renewal={renewable ? { on: autoRenew, onChange: setAutoRenew } : null} onBack={() => setConfirming(false)} /> : <Configure plan={plan} order={order} onNext={() => setConfirming(true)} />}
    </Page>
  );
};

/** Configuration and confirmation of one plan. */
export const OrderWizard = (): ReactElement => {
  const { planId = '' } = useParams();
  const { data: plan, error } = useGetOne<Plan>('plans', { id: planId });
  if (error) return <Page title="" back={back}><ReadFailed error={error} /></Page>;
  return plan ? <Wizard key={plan.id} plan={forCustomers(plan)} /> : <Skeleton variant="rounded" height={320} />;
};
