import { Box, Tab, Tabs } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { UsageAnalytics } from '../../shared/azure/UsageAnalytics.js';
import { UsageStatistic } from '../../shared/azure/UsageStatistic.js';

/** What a subscription consumed, with what it cost and earned: as rows, and as charts. */
export const Consumed = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const [shown, setShown] = useState<'statistic' | 'analytics'>('statistic');
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tabs value={shown} onChange={(_event, next: typeof shown) => setShown(next)} aria-label={t('azure.consumed')} sx={{ mb: 2 }}>
        <Tab value="statistic" label={t('azure.statistic')} />
        <Tab value="analytics" label={t('azure.analytics')} />
      </Tabs>
      {shown === 'statistic' ? <UsageStatistic subscriptionId={subscriptionId} /> : <UsageAnalytics subscriptionId={subscriptionId} />}
    </Box>
  );
};
