import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { ReferenceArrayField, TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Names, ResellerRef } from '../parts/references.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { CodesTab } from './CodesTab.js';
import { isOwn, stateOf } from './discount-state.js';
import { DiscountActions } from './DiscountActions.js';
import { LimitsTab } from './LimitsTab.js';
import { MarginWarning } from './MarginWarning.js';
import { ScopeTab } from './ScopeTab.js';
import { useToday } from '../../shared/format/use-today.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, percent, word } = useFormat();
  const today = useToday();
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  const state = stateOf(discount, today);
  return (
    <Section intro={t('discounts.rule')}>
      {!isOwn(discount) && <Alert severity="info" sx={{ mb: 2 }}>{t('orders.discountHidden')}</Alert>}
      {state !== 'Inactive' && <Alert severity={state === 'Running' ? 'success' : 'info'} sx={{ mb: 2 }}>{t(`discounts.stateNote.${state}`)}</Alert>}
      <Facts
        facts={[
          { label: t('data.name'), value: discount.name },
          { label: t('data.resellerId'), value: <ResellerRef record={discount} /> },
          { label: t('discounts.state'), value: <StatusChip status={state} />, note: state === 'Inactive' && t('discounts.inactiveNote') },
          { label: t('data.type'), value: word('kind', discount.type), note: t(discount.type === 'reseller' ? 'discounts.hint.reseller' : 'discounts.hint.type') },
          { label: t('data.percentage'), value: discount.percentage !== undefined && percent(discount.percentage) },
          { label: t('data.fees'), value: discount.fees.map((fee) => word('fee', fee)).join(', ') },
          { label: t('data.validFrom'), value: discount.validFrom ? date(discount.validFrom) : t('discounts.open') },
          { label: t('data.validTo'), value: discount.validTo ? date(discount.validTo) : t('discounts.open') },
        ]}
      />
    </Section>
  );
};

const Chosen = ({ source, reference }: { readonly source: 'planIds' | 'accountIds'; readonly reference: string }): ReactElement => {
  const t = useTranslate();
  const discount = useRecordContext<DiscountRow>();
  if (!discount?.[source]) return <>{t('discounts.all')}</>;
  return (
    <ReferenceArrayField source={source} reference={reference}>
      <Names />
    </ReferenceArrayField>
  );
};

/** Of customers' discounts: which plans, which accounts. */
const CustomerScope = (): ReactElement | null => {
  const t = useTranslate();
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  return (
    <Section>
      {isOwn(discount) && <MarginWarning discount={discount} />}
      <Facts
        facts={[
          { label: t('data.planIds'), value: <Chosen source="planIds" reference="plans" /> },
          { label: t('data.accountIds'), value: discount.classKeys && !discount.accountIds ? '–' : <Chosen source="accountIds" reference="accounts" /> },
          { label: t('data.classKeys'), value: discount.classKeys?.join(', ') },
        ]}
      />
    </Section>
  );
};

const Scope = (): ReactElement | null => (useRecordContext<DiscountRow>()?.type === 'reseller' ? <ScopeTab /> : <CustomerScope />);
const Codes = (): ReactElement => {
  const t = useTranslate();
  return useRecordContext<DiscountRow>()?.type === 'promo_code' ? <CodesTab /> : <Section intro={t('discounts.hint.type')}>{null}</Section>;
};

/** What is the own reseller's alone has its tab only there. */
const Tabs = (): ReactElement | null => {
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  const own = isOwn(discount);
  return (
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {own && (
        <TabbedShowLayout.Tab label="tabs.scope" path="scope">
          <Scope />
        </TabbedShowLayout.Tab>
      )}
      {own && (
        <TabbedShowLayout.Tab label="tabs.codes" path="codes">
          <Codes />
        </TabbedShowLayout.Tab>
      )}
      <TabbedShowLayout.Tab label="tabs.limits" path="limits">
        <LimitsTab />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`discount-${id}`] })}
    </TabbedShowLayout>
  );
};

export const DiscountShow = (): ReactElement => (
  <RecordShow name={({ ['name']: name }) => String(name ?? '')} actions={<DiscountActions />}>
    <Tabs />
  </RecordShow>
);
