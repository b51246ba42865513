import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { AccountRef, InvoiceRef, OrderRef, ResellerRef, SubscriptionRef } from '../parts/references.js';
import { PaymentActions } from './PaymentActions.js';

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, word } = useFormat();
  const payment = useRecordContext<Payment>();
  if (!payment) return null;
  const waiting = payment.status === 'Waiting for payment';
  return (
    <Section>
      <Facts
        facts={[
          { label: t('data.status'), value: <StatusChip status={payment.status} />, note: payment.reason },
          { label: t('data.amount'), value: <Money minor={payment.amount} currency={payment.currency} sx={{ fontWeight: 650 }} />, note: payment.kind === 'order' && t('payments.amountNote') },
          { label: t('data.kind'), value: word('kind', payment.kind) },
          { label: t('data.accountId'), value: <AccountRef record={payment} /> },
          { label: t('data.resellerId'), value: <ResellerRef record={payment} /> },
          payment.orderId !== null && { label: t('data.orderId'), value: <OrderRef record={payment} /> },
          payment.subscriptionId !== null && { label: t('data.subscriptionId'), value: <SubscriptionRef record={payment} /> },
          !!payment.invoiceId && { label: t('data.invoiceId'), value: <InvoiceRef record={payment} /> },
          { label: t('data.createdOn'), value: date(payment.createdOn) },
          { label: t('data.dueOn'), value: date(payment.dueOn), note: waiting && payment.kind === 'order' && t('payments.dueNote') },
          { label: t('data.method'), value: word('method', payment.method) },
          { label: t('data.externalTransactionId'), value: payment.externalTransactionId },
          { label: t('data.closedOn'), value: payment.closedOn && date(payment.closedOn) },
        ]}
      />
    </Section>
  );
};

export const PaymentShow = (): ReactElement => (
  <RecordShow name={(payment) => String(payment['number'])} actions={<PaymentActions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`payment-${id}`], currency: ({ ['currency']: currency }) => currency as string })}
    </TabbedShowLayout>
  </RecordShow>
);
