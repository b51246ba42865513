import { Box, CircularProgress, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { useDaysLeft } from '../../shared/format/use-days-left.js';
import { useFormat } from '../../shared/format/use-format.js';
import type { BillingView, Deadline } from './billing-view.js';
import { useBillingView } from './surroundings.js';

const COLOURS = { calm: 'text.secondary', attention: 'warning.main', urgent: 'error.main' };

const DeadlineLine = ({ kind, date, urgency }: Deadline): ReactElement => {
  const daysLeft = useDaysLeft();
  const t = useTranslate();
  const format = useFormat();
  return (
    <Typography variant="body2" data-testid="deadline">
      {t(`subscription.deadline.${kind}`, { date: format.date(date) })}{' · '}
      <Box component="span" sx={{ color: COLOURS[urgency], fontWeight: urgency === 'calm' ? 400 : 650 }}>
        {daysLeft(date)}
      </Box>
    </Typography>
  );
};

interface LineProps {
  readonly view: BillingView;
  readonly currency: string;
}

const Cost = ({ view: { cost }, currency }: LineProps): ReactElement | null => {
  const t = useTranslate();
  const { money } = useFormat();
  if (!cost) return null;
  return (
    <Typography data-testid="cost">
      {cost.kind !== 'free' && <strong>{money(cost.amount, currency)} </strong>}
      {t(`subscription.cost.${cost.kind}`)}
    </Typography>
  );
};

const Upcoming = ({ view: { upcoming, debt }, currency }: LineProps): ReactElement => {
  const t = useTranslate();
  const { money, date } = useFormat();
  return (
    <>
      {upcoming && (
        <Typography variant="body2" data-testid="upcoming">
          {t(`subscription.upcoming.${upcoming.kind}`, { date: date(upcoming.date), amount: money(upcoming.amount, currency) })}
          {upcoming.kind === 'writeOff' && upcoming.held > 0 && ` ${t('subscription.held', { amount: money(upcoming.held, currency) })}`}
        </Typography>
      )}
      {debt && (
        <Typography variant="body2" data-testid="debt" sx={debt.limit !== null && debt.amount > debt.limit ? { color: 'error.main', fontWeight: 650 } : {}}>
          {t(debt.limit === null ? 'subscription.debt' : 'subscription.debtOf', { amount: money(debt.amount, currency), limit: money(debt.limit ?? 0, currency) })}
        </Typography>
      )}
    </>
  );
};

const Renewed = ({ view: { renewed } }: { readonly view: BillingView }): ReactElement | null => {
  const t = useTranslate();
  const { date } = useFormat();
  if (!renewed) return null;
  const text = t(renewed.paid ? 'subscription.renewed' : 'subscription.renewalUnpaid', { date: date(renewed.on) });
  return <Typography variant="body2">{renewed.orderId ? <Link to={`/billing/orders/${renewed.orderId}`}>{text}</Link> : text}</Typography>;
};

const Hint = ({ hint }: { readonly hint: string }): ReactElement => {
  const t = useTranslate();
  return (
    <Typography variant="body2" color="textSecondary" sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      {hint === 'transitional' && <CircularProgress size={14} aria-hidden />}
      {t(`subscription.hint.${hint}`)}
    </Typography>
  );
};

/** What a subscription costs, what comes next, and until when: as its billing type, payment model and state say (CR-641). */
export const BillingLines = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const view = useBillingView(subscription);
  const { currency } = subscription.terms;
  if (!view)
    return (
      <Box aria-busy sx={{ display: 'grid', gap: 0.5 }}>
        <Typography><Skeleton width="45%" /></Typography>
        {[70, 60].map((width) => <Typography key={width} variant="body2"><Skeleton width={`${width}%`} /></Typography>)}
      </Box>
    );
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }} data-testid="billing-lines">
      <Cost view={view} currency={currency} />
      <Upcoming view={view} currency={currency} />
      {view.deadline && <DeadlineLine {...view.deadline} />}
      <Renewed view={view} />
      {view.hints.map((hint) => <Hint key={hint} hint={hint} />)}
    </Box>
  );
};
