import { Alert, Stack } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Fees, Plan, PlanPrices } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { FeesTable } from './FeesTable.js';
import { changedPrices, priceFields } from './price-fields.js';
import { PriceHistory } from './PriceHistory.js';
import { ScheduledCosts, UnconfirmedCost } from './VendorCosts.js';
import { VendorOffers } from './VendorOffers.js';

const useRows = (plan: Plan): ((prices: PlanPrices) => readonly { readonly id: string; readonly cells: readonly string[]; readonly fees: Fees }[]) => {
  const { term } = useFormat();
  const periodName = (id: string): string => {
    const period = plan.periods.find(({ periodId }) => periodId === id);
    return period ? term(period.term) : id;
  };
  const resourceName = (key: string): string => plan.resources.find((resource) => resource.key === key)?.name ?? key;
  return ({ periods, resources }) => [...periods.map(({ periodId, fees }) => ({ id: periodId, cells: [periodName(periodId)], fees })), ...resources.map(({ key, fees }) => ({ id: key, cells: [resourceName(key)], fees }))];
};

/** What a plan asks, what it costs above, and how its prices are set. */
const Prices = ({ plan }: { readonly plan: Plan }): ReactElement => {
  const t = useTranslate();
  const { instant, percent, term } = useFormat();
  const rowsOf = useRows(plan);
  const own = plan.resellerId === useMe().reseller.id;
  // Its prices are the vendor's, and nothing of it is sold before the markup is known.
  const metered = plan.billingType === 'payg_external';
  const common = { body: { planId: plan.id }, about: { name: plan.name }, currency: plan.currency };
  const fields = priceFields(plan, (period) => term(period.term), (kind) => t(`data.${kind}`));
  return (
    <>
      {own && <UnconfirmedCost plan={plan} />}
      <Section title={t('plans.pricesNow')}>
        <Facts
          facts={[
            { label: t('data.pricesChangedAt'), value: instant(plan.pricesChangedAt) },
            { label: t('data.fixedPrice'), value: plan.fixedPrice && t('words.boolean.true'), note: t('plans.hint.fixedPrice') },
            plan.markup !== undefined && { label: t('data.markup'), value: plan.markup ? percent(plan.markup.percentage) : metered ? '–' : t('plans.noMarkup'), note: metered ? t('plans.hint.markup') : !plan.parentPlanId && !plan.netCost && t('plans.ownPlan') },
          ]}
        />
        <FeesTable columns={[t('data.name')]} currency={plan.currency} rows={rowsOf(plan)} />
        <Stack direction="row" useFlexGap sx={{ gap: 1, mt: 2, flexWrap: 'wrap' }}>
          {own && !metered && <CommandButton name="change-plan-prices" {...common} fields={fields} toBody={(values) => changedPrices(plan, values)} />}
          {!own && t('plans.othersPrices')}
          {own && (metered || plan.parentPlanId || plan.netCost) && <CommandButton name="set-markup" {...common} fields={[{ name: 'percentage', kind: 'percent', required: metered, label: t('data.markup'), hint: t('discounts.hint.percentage'), ...(plan.markup ? { initial: plan.markup.percentage } : {}) }]} />}
        </Stack>
      </Section>
      {plan.netCost && (
        <Section title={t('plans.netCostNow')}>
          <FeesTable columns={[t('data.name')]} currency={plan.currency} rows={rowsOf(plan.netCost)} />
        </Section>
      )}
      <ScheduledCosts plan={plan} />
      <VendorOffers plan={plan} />
      {plan.parentPlanId && <Alert severity="info">{t('plans.delegatedNote')}</Alert>}
      {own && <PriceHistory plan={plan} rowsOf={rowsOf} />}
    </>
  );
};

export const PlanPricesTab = (): ReactElement | null => {
  const plan = useRecordContext<Plan>();
  return plan ? <Prices plan={plan} /> : null;
};
