import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { DiscountRow } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';

/** How often it may be used, and how often it was: counted only where there is a limit, or codes for one order each. */
export const LimitsTab = (): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const discount = useRecordContext<DiscountRow>();
  if (!discount) return null;
  const { usage, accountLimit, subscriptionLimit } = discount;
  const taken = (used: number, limit: number | null): string => (limit === null ? t('plans.unlimited') : t('discounts.usedOf', { used: number(used), limit: number(limit) }));
  const counted = accountLimit !== null || subscriptionLimit !== null || usage.orders > 0;
  return (
    <Section {...(counted && { intro: t('discounts.usageIntro') })}>
      <Facts
        facts={[
          { label: t('data.accountLimit'), value: taken(usage.accounts, accountLimit) },
          { label: t('data.subscriptionLimit'), value: taken(usage.subscriptions, subscriptionLimit), note: t('discounts.hint.limitSubscriptions') },
          counted && { label: t('discounts.ordersWith'), value: number(usage.orders) },
        ]}
      />
    </Section>
  );
};
