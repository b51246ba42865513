import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { ReferenceArrayField, useRecordContext, useTranslate } from 'react-admin';
import type { Plan } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { Names, PlanRef, ProductRef, ResellerRef, ServiceTermsRef } from '../parts/references.js';
import { FeesTable } from './FeesTable.js';
import { VanishedSkus } from './VanishedSkus.js';

const DelegatedTo = (): ReactElement => (
  <ReferenceArrayField source="delegatedTo" reference="resellers">
    <Names />
  </ReferenceArrayField>
);

export const PlanGeneral = (): ReactElement | null => {
  const t = useTranslate();
  const { word } = useFormat();
  const plan = useRecordContext<Plan>();
  if (!plan) return null;
  return (
    <Section>
      <VanishedSkus plan={plan} />
      <Alert severity={plan.status === 'Draft' ? 'warning' : 'info'} sx={{ mb: 2 }}>
        {t(`plans.statusNote.${plan.status}`, { _: '' })}
      </Alert>
      <Facts
        facts={[
          { label: t('data.name'), value: plan.name },
          { label: t('data.status'), value: <StatusChip status={plan.status} /> },
          { label: t('data.sku'), value: plan.sku },
          { label: t('data.productId'), value: <ProductRef record={plan} /> },
          { label: t('data.serviceTermsId'), value: <ServiceTermsRef record={plan} /> },
          { label: t('data.resellerId'), value: <ResellerRef record={plan} /> },
          { label: t('data.billingType'), value: word('billingType', plan.billingType), note: t(`billing.${plan.billingType}.short`) },
          { label: t('data.currency'), value: plan.currency },
          { label: t('data.soldTo'), value: word('soldTo', plan.soldTo) },
          { label: t('data.fixedPrice'), value: word('boolean', String(plan.fixedPrice)), note: plan.fixedPrice && t('plans.hint.fixedPrice') },
          { label: t('data.singleton'), value: word('boolean', String(plan.singleton)) },
          { label: t('data.autoRenewDefault'), value: word('boolean', String(plan.autoRenewDefault)) },
          !!plan.parentPlanId && { label: t('data.parentPlanId'), value: <PlanRef source="parentPlanId" record={plan} />, note: t('plans.delegatedNote') },
          (plan.delegatedTo ?? []).length > 0 && { label: t('data.delegatedTo'), value: <DelegatedTo /> },
          { label: t('data.description'), value: plan.description },
        ]}
      />
    </Section>
  );
};

export const PlanPeriods = (): ReactElement | null => {
  const t = useTranslate();
  const { term } = useFormat();
  const plan = useRecordContext<Plan>();
  if (!plan) return null;
  return <FeesTable columns={[t('data.term')]} currency={plan.currency} rows={plan.periods.map((period) => ({ id: period.periodId, cells: [[term(period.term), period.trial && t('order.trial'), period.public === false && t('plans.managersOnly')].filter(Boolean).join(' · ')], fees: period.fees }))} />;
};

export const PlanResources = (): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const plan = useRecordContext<Plan>();
  if (!plan) return null;
  const columns = ['name', 'unit', 'included', 'minimum', 'limit'].map((column) => t(`data.${column}`));
  const rows = plan.resources.map(({ key, name, unit, included, minimum, limit, fees }) => ({ id: key, cells: [name, unit, number(included), number(minimum), limit === null ? t('plans.unlimited') : number(limit)], fees }));
  return <FeesTable columns={columns} currency={plan.currency} rows={rows} />;
};
