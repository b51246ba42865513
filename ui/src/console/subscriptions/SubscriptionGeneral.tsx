import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useDaysLeft } from '../../shared/format/use-days-left.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { SubscriptionReservations } from './SubscriptionReservations.js';
import { SubscriptionAzure } from './SubscriptionAzure.js';
import { Banners } from './Banners.js';
import { AccountRef, OrderRef, PlanRef, ProductRef, ResellerRef } from '../parts/references.js';

/** Without an end there is nothing to renew. */
const renewable = ({ expirationDate, terms }: Subscription): boolean => expirationDate !== null || terms.term !== null;

export const SubscriptionGeneral = (): ReactElement | null => {
  const t = useTranslate();
  const daysLeft = useDaysLeft();
  const { date, word, term, money } = useFormat();
  const subscription = useRecordContext<Subscription>();
  if (!subscription) return null;
  const { terms, expirationDate } = subscription;
  const alive = subscription.status !== 'Deleted';
  return (
    <Section>
      <Banners subscription={subscription} />
      <Section>
        <Facts
          facts={[
            { label: t('data.status'), value: <StatusChip status={subscription.status} of="subscription" />, note: subscription.stopReason && word('reason', subscription.stopReason) },
            { label: t('data.name'), value: subscription.name },
            { label: t('data.accountId'), value: <AccountRef record={subscription} /> },
            { label: t('data.resellerId'), value: <ResellerRef record={subscription} /> },
            { label: t('data.planId'), value: <PlanRef record={subscription} /> },
            { label: t('data.productId'), value: <ProductRef record={subscription} /> },
            { label: t('data.orderId'), value: <OrderRef record={subscription} /> },
            { label: t('data.billingType'), value: word('billingType', subscription.billingType), note: t('subscriptions.termsFixed') },
            { label: t('data.paymentModel'), value: word('paymentModel', subscription.paymentModel) },
            { label: t('data.trial'), value: subscription.trial && word('boolean', 'true'), note: alive && t('subscriptions.trialNote') },
            { label: t('data.individualPrices'), value: subscription.individualPrices && word('boolean', 'true'), note: t('subscriptions.individualNote') },
            { label: t('data.fixedPrice'), value: subscription.fixedPrice && word('boolean', 'true'), note: t('plans.hint.fixedPrice') },
            { label: t('data.billingDay'), value: t('subscriptions.billingDay', { day: subscription.billingDay }) },
            { label: t('data.term'), value: term(terms.term) },
            { label: t('data.monthlyFee'), value: <Money minor={subscription.monthlyFee} currency={terms.currency} />, note: t('subscriptions.beforeDiscounts') },
            { label: t('data.startDate'), value: subscription.startDate && date(subscription.startDate) },
            { label: t('data.expirationDate'), value: expirationDate && date(expirationDate), note: alive && expirationDate && daysLeft(expirationDate) },
            renewable(subscription) && { label: t('data.autoRenew'), value: word('boolean', String(subscription.autoRenew.on)), note: subscription.autoRenewLocked && t('subscriptions.autoRenewLocked') },
            subscription.paymentModel === 'postpay' && { label: t('data.creditLimit'), value: subscription.creditLimit === null ? t('subscriptions.limitOfAccount') : money(subscription.creditLimit, terms.currency) },
            { label: t('data.graceUntil'), value: subscription.graceUntil && date(subscription.graceUntil) },
            { label: t('data.stoppedOn'), value: subscription.stoppedOn && date(subscription.stoppedOn) },
            { label: t('data.deleteOn'), value: subscription.deleteOn && date(subscription.deleteOn) },
            { label: t('data.promoCode'), value: subscription.promoCode },
            { label: t('data.chargesClosed'), value: subscription.chargesClosed && word('boolean', 'true'), note: t('subscriptions.chargesClosedNote') },
            { label: t('data.vendorReference'), value: subscription.vendorReference },
          ]}
        />
      </Section>
      <SubscriptionAzure subscription={subscription} />
      <SubscriptionReservations subscription={subscription} />
    </Section>
  );
};
