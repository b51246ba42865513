import { Alert, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Plan, PriceListRow } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';

/** Prices by hand whose cost has changed wait for a decision. */
export const UnconfirmedCost = ({ plan }: { readonly plan: Plan }): ReactElement | null => {
  const t = useTranslate();
  const { data } = useGetList<PriceListRow>('price-list', { filter: { planId: plan.id, costUnconfirmed: true }, pagination: { page: 1, perPage: 1 }, sort: { field: 'planName', order: 'ASC' } });
  if (!data || data.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }} action={<CommandButton name="confirm-net-cost" body={{ planId: plan.id }} about={{ name: plan.name }} rehearse={false} button={{ size: 'small', color: 'inherit', variant: 'text' }} />}>
      {t('priceLists.plan.unconfirmed')}
    </Alert>
  );
};

/** What price lists say of days to come. */
export const ScheduledCosts = ({ plan }: { readonly plan: Plan }): ReactElement | null => {
  const t = useTranslate();
  const { date, money } = useFormat();
  const costs = plan.scheduledCosts ?? [];
  if (costs.length === 0) return null;
  const nameOf = (key: string): string => plan.resources.find((resource) => resource.key === key)?.name ?? key;
  return (
    <Section title={t('priceLists.plan.later')}>
      {costs.map(({ from, key, cost }) => (
        <Typography key={`${from} ${key}`}>
          {nameOf(key)}: {t('priceLists.from', { date: date(from), cost: money(cost, plan.currency) })}
        </Typography>
      ))}
    </Section>
  );
};
