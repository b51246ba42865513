import { Alert, Box, Card, CardContent } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Order, Plan } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { quantitiesOf } from '../../shared/order/quantities.js';
import { PaymentBlock } from '../../shared/pricing/PaymentBlock.js';
import { blockOfOrder } from '../../shared/pricing/payment-block.js';
import { AccountRef, PaymentRef, PlanRef, ResellerRef, SubscriptionRef } from '../parts/references.js';
import { Section } from '../parts/Section.js';
import { DiscountBlock } from './DiscountBlock.js';

const OrderFacts = ({ order, nameOf }: { readonly order: Order; readonly nameOf: (key: string | null) => string }): ReactElement => {
  const t = useTranslate();
  const { date, word, number } = useFormat();
  return (
    <Facts
      facts={[
        { label: t('data.status'), value: <StatusChip status={order.status} />, note: order.reason && word('reason', order.reason) },
        { label: t('data.type'), value: word('kind', order.type) },
        { label: t('data.paymentModel'), value: word('paymentModel', order.paymentModel) },
        { label: t('data.trial'), value: order.trial && word('boolean', 'true'), note: t('subscriptions.trialNote') },
        { label: t('data.individualPrices'), value: order.individualPrices && word('boolean', 'true') },
        { label: t('data.accountId'), value: <AccountRef record={order} /> },
        { label: t('data.resellerId'), value: <ResellerRef record={order} /> },
        { label: t('data.planId'), value: <PlanRef record={order} /> },
        { label: t('data.subscriptionId'), value: <SubscriptionRef record={order} /> },
        { label: t('data.azureSubscriptionId'), value: order.azureSubscriptionId && <SubscriptionRef record={order} source="azureSubscriptionId" /> },
        { label: t('data.paymentId'), value: <PaymentRef record={order} /> },
        { label: t('data.quantities'), value: quantitiesOf(order, { nameOf, number }) },
        { label: t('data.placedOn'), value: date(order.placedOn), note: word('actor', order.createdBy) },
        { label: t('data.expiresOn'), value: order.status === 'Waiting for payment' && date(order.expiresOn), note: t('order.expiresNote') },
        { label: t('data.provisioningDate'), value: order.provisioningDate && date(order.provisioningDate), note: order.status === 'Waiting for provisioning' && t('orders.delayedNote') },
        { label: t('data.paidOn'), value: order.paidOn && date(order.paidOn) },
        { label: t('data.closedOn'), value: order.closedOn && date(order.closedOn) },
        { label: t('data.promoCode'), value: order.promoCode },
        { label: t('data.notes'), value: order.notes },
      ]}
    />
  );
};

export const OrderGeneral = (): ReactElement | null => {
  const t = useTranslate();
  const { date } = useFormat();
  const order = useRecordContext<Order>();
  const { data: plan } = useGetOne<Plan>('plans', { id: order?.planId ?? '' }, { enabled: !!order });
  if (!order) return null;
  const nameOf = (key: string | null): string => plan?.resources.find((resource) => resource.key === key)?.name ?? key ?? plan?.name ?? '';
  return (
    <>
      <Section>
        <OrderFacts order={order} nameOf={nameOf} />
      </Section>
      {order.status === 'Waiting for provisioning' && order.provisioningDate && <Alert severity="info">{t('price.delayed', { date: date(order.provisioningDate) })}</Alert>}
      <DiscountBlock order={order} />
      <Section title={t('orders.price')}>
        <Box sx={{ maxWidth: 620 }}>
          <Card>
            <CardContent>
              <PaymentBlock block={blockOfOrder(order, nameOf)} />
            </CardContent>
          </Card>
        </Box>
      </Section>
    </>
  );
};
