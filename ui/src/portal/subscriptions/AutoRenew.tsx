import { Box, Card, CardContent, FormControlLabel, Switch, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan, Subscription } from '../../shared/api/types.js';
import { CommandDialog } from '../../shared/commands/CommandDialog.js';
import type { CommandField } from '../../shared/commands/field-values.js';
import { addDays, todayIn } from '../../shared/format/dates.js';
import { useFormat } from '../../shared/format/use-format.js';
import { possibilities } from './rules.js';

/** The periods that it may be renewed for; empty where there is nothing to choose. */
const usePeriodField = ({ planId, autoRenew, billingType }: Subscription): readonly CommandField[] => {
  const t = useTranslate();
  const { term } = useFormat();
  const { data: plan } = useGetOne<Plan>('plans', { id: planId }, { retry: false, enabled: billingType !== 'azure_ri' });
  const periods = (plan?.periods ?? []).filter((period) => period.term !== null && !period.trial);
  if (periods.length < 2) return [];
  const choices = [{ value: '', label: t('subscription.autoRenew.same') }, ...periods.map((period) => ({ value: period.periodId, label: term(period.term) }))];
  return [{ name: 'periodId', kind: 'choice', label: t('subscription.autoRenew.period'), choices, initial: autoRenew.periodId ?? '' }];
};

const Explained = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const { date } = useFormat();
  const { autoRenew, expirationDate, terms } = subscription;
  const end = expirationDate ?? '';
  const text = autoRenew.on ? t('subscription.autoRenew.on', { date: date(end), order: date(addDays(end, -terms.autoRenewPoint)) }) : t('subscription.autoRenew.off', { date: date(end) });
  return (
    <Typography variant="body2" color="textSecondary">
      {text}
    </Typography>
  );
};

/** Goes on by itself, or not: the switch, and what it means for this subscription's dates. */
export const AutoRenew = ({ subscription }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  const [open, setOpen] = useState(false);
  const fields = usePeriodField(subscription);
  const { id: subscriptionId, name, autoRenew, autoRenewLocked, expirationDate } = subscription;
  const may = possibilities(subscription, todayIn(reseller.timeZone)).autoRenew;
  if (!expirationDate || (!may && !autoRenewLocked)) return null;
  const on = !autoRenew.on;
  return (
    <Card>
      <CardContent sx={{ '&:last-child': { pb: 2 } }}>
        <FormControlLabel
          sx={{ ml: 0, width: '100%', justifyContent: 'space-between' }}
          labelPlacement="start"
          label={<Typography variant="h3" component="span">{t('subscription.autoRenew.title')}</Typography>}
          control={<Switch checked={autoRenew.on} disabled={!may} onChange={() => setOpen(true)} slotProps={{ input: { 'data-testid': 'auto-renew' } as object }} />}
        />
        <Box sx={{ mt: 0.5 }}>{autoRenewLocked ? <Typography variant="body2" color="textSecondary">{t('subscription.autoRenew.locked')}</Typography> : <Explained subscription={subscription} />}</Box>
      </CardContent>
      {open && <CommandDialog name="set-auto-renew" body={{ subscriptionId, on }} fields={on ? fields : []} about={{ name }} onClose={() => setOpen(false)} />}
    </Card>
  );
};
