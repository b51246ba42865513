import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { PayButton } from '../billing/PayButton.js';
import { BillingLines } from './BillingLines.js';

/** Its number, and what there is of it: what is paid by use has no quantities. */
const aboutLine = ({ number: no, resources }: Subscription, number: (value: number) => string): string =>
  [no, ...resources.filter(({ quantity }) => quantity > 0).map(({ name, quantity }) => `${name}: ${number(quantity)}`)].join(' · ');

/** The payment that an ordered subscription waits for, with the way to pay (CR-749). */
const AwaitedPayment = ({ subscription }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { money, date } = useFormat();
  const { payment, orderId } = subscription;
  if (!payment) return <Typography variant="body2">{t(subscription.paymentModel === 'postpay' || subscription.trial ? 'subscription.hint.transitional' : 'portal.preparingPayment')}</Typography>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 1, p: 1.5, borderRadius: 2, bgcolor: 'action.hover' }} data-testid="awaited-payment">
      <Box sx={{ flex: 1, minWidth: 180 }}>
        <Typography>
          <strong>{money(payment.amount, payment.currency)}</strong> {t('portal.toBePaidUntil', { date: date(payment.dueOn) })}
        </Typography>
        <Typography variant="body2">
          <Link to={`/billing/payments/${payment.id}`}>{t('portal.payment', { number: payment.number })}</Link> <StatusChip status={payment.status} />
        </Typography>
      </Box>
      {payment.status === 'Waiting for payment' && <PayButton pays={{ orderId }} amount={payment.amount} currency={payment.currency} />}
    </Box>
  );
};

/** Ordered ones have no page of their own yet, so their name leads nowhere. */
export const SubscriptionCard = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const { number } = useFormat();
  const { name, status, links } = subscription;
  return (
    <Card component="article" data-testid="subscription-card">
      <CardContent sx={{ display: 'grid', gap: 1, '&:last-child': { pb: 2 } }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'start', justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h3" component="h2">
              {links.details ? <Link to={links.details}>{name}</Link> : name}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {aboutLine(subscription, number)}
            </Typography>
          </Box>
          <StatusChip status={status} of="subscription" />
        </Box>
        {status === 'Ordered' ? <AwaitedPayment subscription={subscription} /> : <BillingLines subscription={subscription} />}
      </CardContent>
    </Card>
  );
};
