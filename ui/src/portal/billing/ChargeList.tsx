import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetManyAggregate, useTranslate } from 'react-admin';
import type { Charge, Subscription } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useToday } from '../../shared/format/use-today.js';
import { CardList } from '../parts/CardList.js';
import { useOwnAccount } from '../parts/use-own-account.js';
import { ChargeStatus } from './ChargeStatus.js';

const STATUSES = ['New', 'Opened', 'Blocked', 'Closed', 'Refunded', 'Deleted'];

const ChargeCard = ({ charge }: { readonly charge: Charge }): ReactElement => {
  const { period, word } = useFormat();
  const { data } = useGetManyAggregate<Subscription>('subscriptions', { ids: [charge.subscriptionId] });
  const subscription = data?.[0];
  const resource = subscription?.resources.find(({ resourceKey }) => resourceKey === charge.resourceKey)?.name;
  return (
    <Card data-testid="charge-card">
      <CardActionArea component={Link} to={`/billing/charges/${charge.id}`} sx={{ '&&': { textDecoration: 'none' } }}>
        <CardContent sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }} color="textPrimary">
              {[subscription?.name, resource].filter(Boolean).join(' · ') || ' '}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {word('fee', charge.fee)} · {period(charge.period)}
            </Typography>
          </Box>
          <Box sx={{ textAlign: 'end' }}>
            <Typography sx={{ fontWeight: 650 }} color="textPrimary">
              <Money minor={charge.net} currency={charge.currency} />
            </Typography>
            <ChargeStatus charge={charge} />
          </Box>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};

interface ChargeCardsProps {
  readonly filter?: Record<string, unknown>;
  readonly filterAtFirst?: Record<string, unknown>;
}

export const ChargeCards = ({ filter = {}, filterAtFirst = {} }: ChargeCardsProps): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { data: account } = useOwnAccount();
  const postpaid = account?.terms.paymentModel === 'postpay';
  const wordOf = (status: string): string => (postpaid && word('postpaidStatus', status) !== status ? word('postpaidStatus', status) : word('status', status));
  return (
    <CardList<Charge>
      resource="charges"
      sort={{ field: 'period.from', order: 'DESC' }}
      filter={filter}
      filterAtFirst={filterAtFirst}
      statuses={STATUSES}
      dates="period.from"
      wordOf={wordOf}
      exportColumns={['period.from', 'period.to', 'fee', 'resourceKey', 'status', 'gross', 'net', 'currency', 'createdOn', 'closedOn']}
      item={(charge) => <ChargeCard charge={charge} />}
      empty={
        <Card>
          <EmptyState icon={<ReceiptLong />} title={t('portal.charges.empty')} hint={t('portal.charges.hint')} />
        </Card>
      }
    />
  );
};

/** Of the whole account: what has begun by today first, since planned charges reach years ahead. */
export const ChargeList = (): ReactElement => <ChargeCards filterAtFirst={{ 'period.from_lte': useToday() }} />;
