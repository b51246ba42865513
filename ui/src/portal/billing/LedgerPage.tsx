import SwapVert from '@mui/icons-material/SwapVertOutlined';
import { Box, Card, CardContent, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Link, useGetManyAggregate, useTranslate } from 'react-admin';
import type { LedgerEntry, Subscription } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';
import { useOwnAccount } from '../parts/use-own-account.js';

/** What a movement is about: its subscription's charges, its payment or its order. */
const About = ({ entry: { subscriptionId, paymentId, orderId } }: { readonly entry: LedgerEntry }): ReactElement | null => {
  const t = useTranslate();
  const { data } = useGetManyAggregate<Subscription>('subscriptions', { ids: subscriptionId ? [subscriptionId] : [] }, { enabled: subscriptionId !== null });
  const name = data?.[0]?.name;
  const to = subscriptionId ? `/subscriptions/${subscriptionId}/charges` : orderId ? `/billing/orders/${orderId}` : paymentId && `/billing/payments/${paymentId}`;
  if (!to) return null;
  return (
    <MuiLink component={Link} to={to} variant="body2">
      {name ?? t(orderId ? 'data.orderId' : paymentId ? 'data.paymentId' : 'data.subscriptionId')}
    </MuiLink>
  );
};

const EntryCard = ({ entry, currency }: { readonly entry: LedgerEntry; readonly currency: string | undefined }): ReactElement => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const money = (minor: number, signed = false): ReactNode => <Money minor={minor} currency={currency} signed={signed} />;
  return (
    <Card>
      <CardContent sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'center', '&:last-child': { pb: 2 } }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{word('movement', entry.type)}</Typography>
          <Typography variant="body2" color="textSecondary">
            {[date(entry.on), entry.number, word('reason', entry.reason)].filter(Boolean).join(' · ')}
          </Typography>
          <About entry={entry} />
          <Typography variant="body2" color="textSecondary">
            {t('data.balanceAfter')} {money(entry.balanceAfter)}
          </Typography>
        </Box>
        <Box sx={{ textAlign: 'end' }}>
          <Typography sx={{ fontWeight: 650, color: entry.amount > 0 ? 'success.main' : 'text.primary' }}>{entry.amount !== 0 && money(entry.amount, true)}</Typography>
          {entry.held !== 0 && (
            <Typography variant="body2" color="textSecondary">
              {t(entry.held > 0 ? 'portal.nowHeld' : 'portal.noLongerHeld')} {money(Math.abs(entry.held))}
            </Typography>
          )}
          {entry.owed !== 0 && (
            <Typography variant="body2" color="textSecondary">
              {t(entry.owed > 0 ? 'purse.nowOwed' : 'purse.noLongerOwed')} {money(Math.abs(entry.owed))}
            </Typography>
          )}
        </Box>
      </CardContent>
    </Card>
  );
};

const TYPES = ['top_up', 'order_payment', 'services_payment', 'charge', 'refund', 'correction', 'guaranteed_payment', 'return', 'hold'];

/** Money that came and went, and what was set aside of it. */
export const LedgerPage = (): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { data: account } = useOwnAccount();
  return (
    <CardList<LedgerEntry>
      resource="ledger-entries"
      sort={{ field: 'sequence', order: 'DESC' }}
      by="type"
      statuses={TYPES}
      wordOf={(type) => word('movement', type)}
      dates="on"
      item={(entry) => <EntryCard entry={entry} currency={account?.currency} />}
      empty={
        <Card>
          <EmptyState icon={<SwapVert />} title={t('portal.transactions.empty')} hint={t('portal.transactions.hint')} />
        </Card>
      }
    />
  );
};
