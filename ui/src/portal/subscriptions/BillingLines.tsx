import { Box, CircularProgress, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { useDaysLeft } from '../../shared/format/use-days-left.js';
import { todayIn } from '../../shared/format/dates.js';
import { useFormat } from '../../shared/format/use-format.js';
import { billingView, type Deadline } from './billing-view.js';

const COLOURS = { calm: 'text.secondary', attention: 'warning.main', urgent: 'error.main' };

const DeadlineLine = ({ kind, date, urgency }: Deadline): ReactElement => {
  const daysLeft = useDaysLeft();
  const t = useTranslate();
  const format = useFormat();
  return (
    <Typography variant="body2">
      {t(`portal.deadline.${kind}`, { date: format.date(date) })}{' · '}
      <Box component="span" sx={{ color: COLOURS[urgency], fontWeight: urgency === 'calm' ? 400 : 650 }}>
        {daysLeft(date)}
      </Box>
    </Typography>
  );
};

/** What a subscription costs, what comes next, and until when: as far as its state says (CR-641). */
export const BillingLines = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const { reseller } = useMe();
  const { money, date } = useFormat();
  const { currency } = subscription.terms;
  const { cost, upcoming, deadline, hint } = billingView(subscription, todayIn(reseller.timeZone), reseller.timeZone);
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      {cost && (
        <Typography>
          <strong>{money(cost.amount, currency)}</strong> {t(`portal.cost.${cost.kind}`)}
        </Typography>
      )}
      {upcoming && <Typography variant="body2">{t(`portal.upcoming.${subscription.billingType}`, { date: date(upcoming.date), amount: money(upcoming.amount, currency) })}</Typography>}
      {deadline && <DeadlineLine {...deadline} />}
      {hint && (
        <Typography variant="body2" color="textSecondary" sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          {hint === 'transitional' && <CircularProgress size={14} aria-hidden />}
          {t(`portal.hint.${hint}`)}
        </Typography>
      )}
    </Box>
  );
};
