import { Alert, Box } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { ResellerCharge } from '../../shared/api/types.js';
import { Facts, type Fact } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat, type Format } from '../../shared/format/use-format.js';
import { useWeight } from '../../shared/pricing/use-weight.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { AccountRef, PlanRef, ResellerRef, SubscriptionRef } from '../parts/references.js';
import { useResourceName } from '../parts/ResourceName.js';
import { ChainExplanation } from './ChainExplanation.js';

const useAmounts = ({ unitPrice, gross, discount, amount, cost, margin, currency }: ResellerCharge): readonly Fact[] => {
  const t = useTranslate();
  const { percent } = useFormat();
  const money = (minor: number | null | undefined): ReactElement | false => minor !== null && minor !== undefined && <Money minor={minor} currency={currency} />;
  return [
    { label: t('data.unitPrice'), value: money(unitPrice) },
    { label: t('data.gross'), value: money(gross) },
    { label: t('data.discount'), value: discount && money(-discount.amount), note: discount && `${discount.name}, ${percent(discount.percentage)}` },
    { label: t('data.amount'), value: money(amount) },
    { label: t('data.cost'), value: money(cost), note: t('resellerCharges.costNote') },
    { label: t('data.margin'), value: margin && percent(margin) },
  ];
};

const General = (): ReactElement | null => {
  const charge = useRecordContext<ResellerCharge>();
  return charge ? <Details charge={charge} /> : null;
};

const Details = ({ charge }: { readonly charge: ResellerCharge }): ReactElement => {
  const t = useTranslate();
  const { date, number, period, word } = useFormat();
  const { reseller } = useMe();
  const weight = useWeight();
  const amounts = useAmounts(charge);
  const resource = useResourceName(charge);
  return (
    <>
      <Section intro={t('resellerCharges.intro')}>
        {charge.atOrBelowCost && <Alert severity="warning" sx={{ mb: 2 }}>{t('resellerCharges.atOrBelowCost')}</Alert>}
        {charge.amount === undefined && <Alert severity="info" sx={{ mb: 2 }}>{t('resellerCharges.hidden')}</Alert>}
        {charge.reverses && <Alert severity="info" sx={{ mb: 2 }}>{t('resellerCharges.reverses')}</Alert>}
        <Facts
          facts={[
            { label: t('data.on'), value: date(charge.on) },
            { label: t('data.debtorId'), value: <ResellerRef source="debtorId" record={charge} /> },
            { label: t('data.creditorId'), value: charge.debtorId === reseller.id ? t('resellers.upstream') : <ResellerRef source="creditorId" record={charge} /> },
            { label: t('data.accountId'), value: <AccountRef record={charge} /> },
            { label: t('data.subscriptionId'), value: <SubscriptionRef record={charge} /> },
            { label: t('data.planId'), value: <PlanRef record={charge} /> },
            { label: t('data.fee'), value: [word('fee', charge.fee), resource].filter(Boolean).join(' · ') },
            { label: t('data.period'), value: period(charge.period) },
            { label: t('data.quantity'), value: number(charge.quantity) },
            { label: t('data.weight'), value: charge.fee === 'recurring' && weight(charge.weight, charge.period) },
            { label: t('data.chargeId'), value: <Link to={`/charges/${charge.accountChargeId}/show`}>{t('resellerCharges.toCharge')}</Link> },
          ]}
        />
      </Section>
      <Section>
        <Facts facts={amounts} />
      </Section>
      {charge.amount !== undefined && <ChainExplanation charge={charge} />}
    </>
  );
};

const nameOf = (record: RaRecord, { money, period }: Format): string => {
  const { amount, currency, period: days } = record as ResellerCharge;
  return [amount !== undefined && money(amount, currency), period(days)].filter(Boolean).join(' · ');
};

export const ChainShow = (): ReactElement => (
  <RecordShow name={nameOf}>
    <Box sx={{ px: 2, pb: 2 }}>
      <General />
    </Box>
  </RecordShow>
);
