import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, Title, useGetOne, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { Subscription } from '../../shared/api/types.js';
import { AccountRef } from '../parts/references.js';
import { Consumed } from './Consumed.js';
import { RateAgain } from './RateAgain.js';
import { SubscriptionChoice } from './SubscriptionChoice.js';

const Of = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const { data: subscription } = useGetOne<Subscription>('subscriptions', { id: subscriptionId });
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}>
        <Button component={Link} to="/azure-daily" startIcon={<ArrowBack />}>
          {t('azure.chooseSubscription')}
        </Button>
        <Typography variant="h2" component="h1" sx={{ flex: 1, minWidth: 200 }}>
          {subscription && (
            <MuiLink component={Link} to={`/subscriptions/${subscriptionId}/show`} underline="hover">
              {subscription.number} {subscription.name}
            </MuiLink>
          )}{' '}
          {subscription && <AccountRef record={subscription} />}
        </Typography>
        <RateAgain subscriptionId={subscriptionId} />
      </Box>
      <Consumed subscriptionId={subscriptionId} />
    </>
  );
};

/** Azure usage with net cost, markup and margin, subscription by subscription (domain.md 5.5). */
export const ConsumedResources = (): ReactElement => {
  const t = useTranslate();
  const [params] = useSearchParams();
  const subscriptionId = params.get('subscriptionId');
  return (
    <Box sx={{ py: 2, minWidth: 0 }}>
      <Title title={t('azure.consumed')} />
      {subscriptionId ? <Of subscriptionId={subscriptionId} /> : <SubscriptionChoice />}
    </Box>
  );
};
