import Cloud from '@mui/icons-material/CloudOutlined';
import { Button, Card } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { CardList } from '../parts/CardList.js';
import { Page } from '../parts/Page.js';
import { useSearchParams } from 'react-router';
import { SubscriptionCard } from './SubscriptionCard.js';
import { WithSurroundings } from './surroundings.js';

const STATUSES = ['Active', 'Ordered', 'Installing', 'Updating', 'Graced', 'Blocked', 'Stopped', 'Waiting for manual approve', 'Deleted'];

const BuyButton = (): ReactElement => {
  const t = useTranslate();
  return (
    <Button component={Link} to="/order" variant="contained" size="large" data-testid="buy-subscription">
      {t('portal.buy')}
    </Button>
  );
};

/** Deleted ones are shown when they are asked for. */
const useFilter = (): Record<string, unknown> => {
  const [query] = useSearchParams();
  return (query.get('filter') ?? '').includes('"status"') ? {} : { status_ne: 'Deleted' };
};

export const SubscriptionList = (): ReactElement => {
  const t = useTranslate();
  const filter = useFilter();
  return (
    <Page title={t('portal.menu.subscriptions')} actions={<BuyButton />}>
      <CardList<Subscription>
        resource="subscriptions"
        sort={{ field: 'number', order: 'DESC' }}
        filter={filter}
        statuses={STATUSES}
        searchable
        refetchWhile={(rows) => rows.some(({ status, payment }) => isTransitional(status) || (status === 'Ordered' && payment?.status !== 'Waiting for payment'))}
        around={(rows, cards) => <WithSurroundings ids={rows.map(({ id }) => id)}>{cards}</WithSurroundings>}
        item={(subscription) => <SubscriptionCard subscription={subscription} />}
        empty={
          <Card>
            <EmptyState icon={<Cloud />} title={t('portal.subscriptions.empty')} hint={t('portal.subscriptions.hint')} action={<BuyButton />} />
          </Card>
        }
      />
    </Page>
  );
};
