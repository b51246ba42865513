import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';

/** How often it may be used, and how often it was. */
export const LimitsTab = (): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  const { usage, accountLimit, subscriptionLimit } = discount;
  const taken = (used: number, limit: number | null): string => t('discounts.usedOf', { used: number(used), limit: limit === null ? t('plans.unlimited') : number(limit) });
  return (
    <Section intro={t('discounts.usageIntro')}>
      <Facts
        facts={[
          { label: t('data.accountLimit'), value: taken(usage.accounts, accountLimit) },
          { label: t('data.subscriptionLimit'), value: taken(usage.subscriptions, subscriptionLimit), note: t('discounts.hint.limitSubscriptions') },
          { label: t('discounts.ordersWith'), value: number(usage.orders) },
        ]}
      />
    </Section>
  );
};
