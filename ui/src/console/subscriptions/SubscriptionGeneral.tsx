import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useRecordContext, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useDaysLeft } from '../../shared/format/use-days-left.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { AccountRef, OrderRef, PlanRef, ProductRef, ResellerRef } from '../parts/references.js';

/** What stands in the way, or what is under way. */
const Banner = ({ subscription }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { money, date } = useFormat();
  const { status, failure, payment } = subscription;
  if (failure) return <Alert severity="error">{t('subscriptions.failure', { reason: failure })}</Alert>;
  if (isTransitional(status)) return <Alert severity="info">{t('subscriptions.transitional')}</Alert>;
  if (status !== 'Ordered' || !payment) return null;
  return (
    <Alert severity="warning">
      {t('subscriptions.waitsFor', { amount: money(payment.amount, payment.currency), date: date(payment.dueOn) })} <Link to={`/payments/${payment.id}/show`}>{payment.number}</Link>
    </Alert>
  );
};

export const SubscriptionGeneral = (): ReactElement | null => {
  const t = useTranslate();
  const daysLeft = useDaysLeft();
  const { date, word, term } = useFormat();
  const subscription = useRecordContext<Subscription>();
  if (!subscription) return null;
  const { terms, expirationDate } = subscription;
  return (
    <Section>
      <Banner subscription={subscription} />
      <Section>
        <Facts
          facts={[
            { label: t('data.status'), value: <StatusChip status={subscription.status} />, note: subscription.stopReason && word('reason', subscription.stopReason) },
            { label: t('data.name'), value: subscription.name },
            { label: t('data.accountId'), value: <AccountRef record={subscription} /> },
            { label: t('data.resellerId'), value: <ResellerRef record={subscription} /> },
            { label: t('data.planId'), value: <PlanRef record={subscription} /> },
            { label: t('data.productId'), value: <ProductRef record={subscription} /> },
            { label: t('data.orderId'), value: <OrderRef record={subscription} /> },
            { label: t('data.billingType'), value: word('billingType', subscription.billingType), note: t('subscriptions.termsFixed') },
            { label: t('data.billingDay'), value: t('subscriptions.billingDay', { day: subscription.billingDay }) },
            { label: t('data.term'), value: term(terms.term) },
            { label: t('data.monthlyFee'), value: <Money minor={subscription.monthlyFee} currency={terms.currency} />, note: t('subscriptions.beforeDiscounts') },
            { label: t('data.startDate'), value: subscription.startDate && date(subscription.startDate) },
            { label: t('data.expirationDate'), value: expirationDate && date(expirationDate), note: expirationDate && daysLeft(expirationDate) },
            { label: t('data.graceUntil'), value: subscription.graceUntil && date(subscription.graceUntil) },
            { label: t('data.stoppedOn'), value: subscription.stoppedOn && date(subscription.stoppedOn) },
            { label: t('data.deleteOn'), value: subscription.deleteOn && date(subscription.deleteOn) },
            { label: t('data.promoCode'), value: subscription.promoCode },
            { label: t('data.chargesClosed'), value: subscription.chargesClosed && word('boolean', 'true'), note: t('subscriptions.chargesClosedNote') },
            { label: t('data.vendorReference'), value: subscription.vendorReference },
          ]}
        />
      </Section>
    </Section>
  );
};
