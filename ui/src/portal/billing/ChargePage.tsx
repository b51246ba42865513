import { Box, Card, CardContent, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useApi } from '../../shared/api/hooks.js';
import type { Charge, Subscription } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { addDays } from '../../shared/format/dates.js';
import { ExplanationSentence } from '../../shared/explanation/ExplanationSentence.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Agreement, ChargeSum } from '../../shared/pricing/ChargeSum.js';
import { UsedRecords } from '../../shared/pricing/UsedRecords.js';
import { Page } from '../parts/Page.js';
import { ChargeStatus } from './ChargeStatus.js';

const back = { to: '/billing/charges', label: 'portal.billing.charges' };

const ToStatistic = ({ charge: { subscriptionId, period } }: { readonly charge: Charge }): ReactElement => (
  <Link to={`/subscriptions/${subscriptionId}/statistic?periods=custom&from=${period.from}&to=${addDays(period.to, -1)}`}>{useTranslate()('explain.toStatistic')}</Link>
);

const Explanation = ({ charge, subscription }: { readonly charge: Charge; readonly subscription: Subscription | undefined }): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { data } = useQuery({ queryKey: ['explain', charge.id], queryFn: () => api.explain(charge.id) });
  return (
    <Card>
      <CardContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="h3" component="h2">
          {t('explain.title')}
        </Typography>
        <ChargeSum charge={charge} />
        {charge.fee === 'consumption' && <UsedRecords charge={charge} subscription={subscription} elsewhere={<ToStatistic charge={charge} />} />}
        {data && <ExplanationSentence explanation={data} color="textSecondary" />}
        {data && <Agreement explanation={data} />}
      </CardContent>
    </Card>
  );
};

/** One charge: what it is for, what state it is in, and how its amount came about. */
export const ChargePage = (): ReactElement => {
  const t = useTranslate();
  const { date, period, word, money } = useFormat();
  const { id = '' } = useParams();
  const { data: charge, error } = useGetOne<Charge>('charges', { id });
  const { data: subscription } = useGetOne<Subscription>('subscriptions', { id: charge?.subscriptionId ?? '' }, { enabled: !!charge });
  if (error) return <Page title="" back={back}><ReadFailed error={error} /></Page>;
  if (!charge) return <Skeleton variant="rounded" height={320} />;
  const usual = t(`charges.statusNote.${charge.status}`, { _: '' });
  const note = charge.model === 'postpay' ? t(`purse.postpaidNote.${charge.status}`, { _: usual }) : usual;
  const resource = subscription?.resources.find(({ resourceKey }) => resourceKey === charge.resourceKey)?.name;
  return (
    <Page title={money(charge.net, charge.currency)} back={back} intro={note} beside={<ChargeStatus charge={charge} size="medium" />}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Card>
          <CardContent>
            <Facts
              columns={2}
              facts={[
                { label: t('data.subscriptionId'), value: subscription && (subscription.links.details ? <Link to={subscription.links.details}>{subscription.name}</Link> : subscription.name) },
                { label: t('data.resourceKey'), value: resource },
                { label: t('data.fee'), value: word('fee', charge.fee) },
                { label: t('data.period'), value: period(charge.period) },
                { label: t('data.closedOn'), value: charge.closedOn && date(charge.closedOn) },
                charge.invoiceId !== null && { label: t('data.invoiceId'), value: <Link to={`/billing/invoices/${charge.invoiceId}`}>{t('purse.toInvoice')}</Link> },
                charge.orderId !== null && { label: t('data.orderId'), value: <Link to={`/billing/orders/${charge.orderId}`}>{t('portal.toOrder')}</Link> },
              ]}
            />
          </CardContent>
        </Card>
        <Explanation charge={charge} subscription={subscription} />
      </Box>
    </Page>
  );
};
