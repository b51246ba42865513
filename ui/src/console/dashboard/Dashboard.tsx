import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Title, useTranslate } from 'react-admin';
import { mayRead, OF_THE_INSTALLATION } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import { addDays, todayIn } from '../../shared/format/dates.js';
import { CountCard } from './CountCard.js';
import { LatestOrders } from './LatestOrders.js';
import { SystemCard } from './SystemCard.js';

const EXPIRING_DAYS = 30;

const cardsOf = (today: string) =>
  [
    { key: 'waitingPayments', resource: 'payments', filter: { status: 'Waiting for payment' }, tone: 'warning' },
    { key: 'failedProvisioning', resource: 'orders', filter: { status: 'Provisioning failed' }, tone: 'error' },
    { key: 'manualOperations', resource: 'manual-operations', filter: { status: 'Approval required' }, tone: 'warning' },
    { key: 'overduePayments', resource: 'payments', filter: { status: 'Expired' }, tone: 'error' },
    { key: 'billingOverdue', resource: 'billing-alerts', filter: { alert: 'billing_overdue' }, tone: 'error' },
    { key: 'billingFailures', resource: 'billing-runs', filter: { status: 'Completed with failures' }, tone: 'error' },
    { key: 'failedSteps', resource: 'failed-steps', filter: { status: 'Failed' }, tone: 'error' },
    { key: 'expiring', resource: 'subscriptions', filter: { status: ['Active', 'Graced'], expirationDate_lte: addDays(today, EXPIRING_DAYS) }, tone: 'warning' },
    { key: 'drafts', resource: 'plans', filter: { status: 'Draft' }, tone: 'info' },
    { key: 'discounts', resource: 'discounts', filter: { status: 'Active' }, tone: 'info' },
  ] as const;

/** What waits for somebody, each with its list behind it. */
export const Dashboard = (): ReactElement => {
  const t = useTranslate();
  const { role, name, reseller, atRoot = false } = useMe();
  const cards = cardsOf(todayIn(reseller.timeZone)).filter(({ resource }) => mayRead(role, resource) && (atRoot || !OF_THE_INSTALLATION.includes(resource)));
  return (
    <Box sx={{ mt: 2 }}>
      <Title title={t('ra.page.dashboard')} />
      <Typography variant="h1" component="h2" sx={{ mb: 0.5 }}>
        {t('dashboard.hello', { name: name ?? '' })}
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 3 }}>
        {t('dashboard.intro')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', lg: 'repeat(4, 1fr)' } }}>
        {cards.map(({ key, ...card }) => (
          <CountCard key={key} title={t(`dashboard.${key}.title`)} explain={t(`dashboard.${key}.explain`, { days: EXPIRING_DAYS })} none={t(`dashboard.${key}.none`)} {...card} />
        ))}
        <SystemCard />
      </Box>
      {mayRead(role, 'orders') && <LatestOrders />}
    </Box>
  );
};
