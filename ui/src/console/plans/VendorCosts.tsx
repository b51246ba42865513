import { Alert, Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
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

const LONGEST = 80;

/** By which offers of the vendor an own plan is bought, so that price lists tell its cost. */
export const VendorOffers = ({ plan }: { readonly plan: Plan }): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  if (plan.parentPlanId !== null || plan.resellerId !== reseller.id || plan.resources.length === 0) return null;
  const offerOf = (key: string): string => plan.offers?.find((offer) => offer.key === key)?.offerId ?? '';
  const customersOf = (key: string): string | undefined => plan.offers?.find((offer) => offer.key === key)?.customerType ?? undefined;
  const fields = plan.resources.map(({ key, name }) => ({ name: key, kind: 'text' as const, label: name, initial: offerOf(key) || (plan.offers === null && plan.resources.length === 1 ? (plan.sku ?? '') : ''), hint: t('priceLists.plan.offerHint') }));
  return (
    <Section title={t('priceLists.plan.offers')} intro={t('priceLists.plan.offersIntro')}>
      {(plan.offers ?? []).map(({ key, offerId, customerType }) => (
        <Typography key={key} sx={{ overflowWrap: 'anywhere' }}>
          {plan.resources.find((resource) => resource.key === key)?.name ?? key}: <code>{offerId}</code> {customerType && t(`priceLists.customerType.${customerType}`, { _: customerType })}
        </Typography>
      ))}
      <Box sx={{ mt: 1 }}>
        <CommandButton
          name="link-plan-offers"
          body={{ planId: plan.id }}
          about={{ name: plan.name }}
          fields={fields}
          toBody={(values) => ({ offers: Object.entries(values).map(([key, offerId]) => ({ key, offerId: String(offerId).slice(0, LONGEST), ...(customersOf(key) && { customerType: customersOf(key) as string }) })) })}
          rehearse={false}
        />
      </Box>
    </Section>
  );
};
