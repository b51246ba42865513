import { Alert, Stack, type AlertColor } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Link, useTranslate } from 'react-admin';
import { isTransitional } from '../../shared/api/transitional.js';
import type { Subscription } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useToday } from '../../shared/format/use-today.js';

type Banner = readonly [AlertColor, ReactNode];

/** What stands in the way, what is under way, and what one should know of its term. */
const useBanners = (subscription: Subscription): readonly Banner[] => {
  const t = useTranslate();
  const { money, date, word } = useFormat();
  const today = useToday();
  const { status, failure, payment, stopReason, blockReason, operationId, trial, expirationDate, segments } = subscription;
  const ends = expirationDate ? date(expirationDate) : '';
  const renewed = segments.at(-1);
  const waits = status === 'Ordered' && payment;
  const banners: readonly (Banner | false | null)[] = [
    !!failure && ['error', t('subscriptions.failure', { reason: failure })],
    isTransitional(status) && !failure && ['info', t('subscriptions.transitional')],
    waits && [
      'warning',
      <span key="waits">
        {t('subscriptions.waitsFor', { amount: money(waits.amount, waits.currency), date: date(waits.dueOn) })} <Link to={`/payments/${waits.id}/show`}>{waits.number}</Link>
      </span>,
    ],
    status === 'Blocked' && ['error', t('subscriptions.blocked', { reason: word('reason', blockReason) })],
    status === 'Stopped' && stopReason === 'credit_hold' && ['error', t('subscriptions.creditHold')],
    status === 'Graced' && subscription.graceUntil !== null && ['warning', t('subscriptions.graced', { date: date(subscription.graceUntil) })],
    status === 'Waiting for manual approve' && !!operationId && [
      'warning',
      <span key="approval">
        {t('subscriptions.awaitsApproval')} <Link to={`/manual-operations/${operationId}/show`}>{t('subscriptions.decide')}</Link>
      </span>,
    ],
    trial && status !== 'Deleted' && ['info', t(ends ? 'subscriptions.trialUntil' : 'subscriptions.trialNote', { date: ends })],
    segments.length > 1 && !!renewed && renewed.start > today && status !== 'Deleted' && ['success', t('subscriptions.renewed', { from: date(renewed.start), date: ends })],
  ];
  return banners.filter((banner): banner is Banner => !!banner);
};

export const Banners = ({ subscription }: { readonly subscription: Subscription }): ReactElement => (
  <Stack spacing={1}>
    {useBanners(subscription).map(([severity, text], index) => (
      <Alert key={index} severity={severity}>
        {text}
      </Alert>
    ))}
  </Stack>
);
