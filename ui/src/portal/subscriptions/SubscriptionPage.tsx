import { Box, Card, CardContent, Skeleton, Tab, Tabs } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetOne, useTranslate } from 'react-admin';
import { Navigate, Route, Routes, useParams } from 'react-router';
import type { Subscription } from '../../shared/api/types.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { UsageAnalytics } from '../../shared/azure/UsageAnalytics.js';
import { UsageStatistic } from '../../shared/azure/UsageStatistic.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { BillingMessage } from '../../shared/order/BillingMessage.js';
import { ChargeCards } from '../billing/ChargeList.js';
import { Page } from '../parts/Page.js';
import { AutoRenew } from './AutoRenew.js';
import { BillingLines } from './BillingLines.js';
import { Reasons } from './Reasons.js';
import { Reservations } from './Reservations.js';
import { SubscriptionActions } from './SubscriptionActions.js';
import { SubscriptionResources } from './SubscriptionResources.js';
import { WithSurroundings } from './surroundings.js';

const POLL_MS = 1500;
const back = { to: '/subscriptions', label: 'portal.menu.subscriptions' };

const Configuration = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const { billingType, billingDay, paymentModel, trial, status } = subscription;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Card>
        <CardContent sx={{ '&:last-child': { pb: 2 } }}>
          <BillingLines subscription={subscription} />
        </CardContent>
      </Card>
      <AutoRenew subscription={subscription} />
      <Card>
        <CardContent>
          <SubscriptionResources subscription={subscription} />
        </CardContent>
      </Card>
      <Reservations subscription={subscription} />
      <Reasons subscription={subscription} />
      {status !== 'Deleted' && <BillingMessage billingType={billingType} billingDay={billingDay} paymentModel={paymentModel} trial={trial} />}
    </Box>
  );
};

const Sections = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const { id, '*': section = '' } = useParams();
  const metered = subscription.billingType === 'payg_external';
  const sections = ['', 'charges', ...(metered ? ['statistic', 'analytics'] : [])];
  return (
    <>
      <Tabs value={sections.includes(section) ? section : ''} sx={{ mb: 2 }} aria-label={subscription.name}>
        <Tab value="" label={t('portal.configuration')} component={Link} to={`/subscriptions/${id}`} />
        <Tab value="charges" label={t('resources.charges.tab')} component={Link} to={`/subscriptions/${id}/charges`} />
        {metered && <Tab value="statistic" label={t('azure.statistic')} component={Link} to={`/subscriptions/${id}/statistic`} />}
        {metered && <Tab value="analytics" label={t('azure.analytics')} component={Link} to={`/subscriptions/${id}/analytics`} />}
      </Tabs>
      <Routes>
        <Route index element={<Configuration subscription={subscription} />} />
        <Route path="charges" element={<ChargeCards filter={{ subscriptionId: subscription.id }} />} />
        {metered && <Route path="statistic" element={<UsageStatistic subscriptionId={subscription.id} />} />}
        {metered && <Route path="analytics" element={<UsageAnalytics subscriptionId={subscription.id} />} />}
        <Route path="*" element={<Navigate to={`/subscriptions/${id}`} replace />} />
      </Routes>
    </>
  );
};

/** One subscription: what it is, what it costs, and what may be done with it. */
export const SubscriptionPage = (): ReactElement => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Subscription>('subscriptions', { id }, { refetchInterval: ({ state }) => (isTransitional((state.data)?.status) ? POLL_MS : false) });
  if (error) return <Page title="" back={back}><ReadFailed error={error} retry={() => void refetch()} /></Page>;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  return (
    <Page title={data.name} back={back} intro={data.number} beside={<StatusChip status={data.status} of="subscription" size="medium" data-testid="subscription-status" />} actions={<SubscriptionActions subscription={data} />}>
      <WithSurroundings ids={[data.id]}>
        <Sections subscription={data} />
      </WithSurroundings>
    </Page>
  );
};
