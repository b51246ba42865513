import { Alert, Box, Card, CardContent, Skeleton } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetOne, useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';
import type { Order, Payment } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { quantitiesOf } from '../../shared/order/quantities.js';
import { Page } from '../parts/Page.js';
import { OrderBlock } from './OrderBlock.js';
import { PayButton } from './PayButton.js';
import { useOrderNames } from './use-order-names.js';

const POLL_MS = 1500;
const back = { to: '/billing/orders', label: 'portal.billing.orders' };

/** An order that waits for its payment may be paid or cancelled; its payment follows in a moment. */
const Actions = ({ order }: { readonly order: Order }): ReactElement | null => {
  if (order.status !== 'Waiting for payment') return null;
  const { id: orderId, price, number } = order;
  return (
    <>
      <CommandButton name="cancel-order" body={{ orderId }} about={{ number }} severity="error" rehearse={false} button={{ variant: 'text' }} />
      <PayButton pays={{ orderId }} amount={price.dueNow} currency={price.currency} />
    </>
  );
};

const OrderFacts = ({ order }: { readonly order: Order }): ReactElement => {
  const t = useTranslate();
  const { date, number, word } = useFormat();
  const { nameOf } = useOrderNames(order);
  const { data: payment } = useGetOne<Payment>('payments', { id: order.paymentId ?? '' }, { enabled: order.paymentId !== null });
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('data.type'), value: word('kind', order.type) },
        { label: t('data.quantities'), value: quantitiesOf(order, { nameOf, number }) },
        { label: t('data.placedOn'), value: date(order.placedOn) },
        order.status === 'Waiting for payment' && { label: t('data.expiresOn'), value: date(order.expiresOn), note: t('order.expiresNote') },
        { label: t('data.paidOn'), value: order.paidOn && date(order.paidOn) },
        { label: t('data.closedOn'), value: order.closedOn && date(order.closedOn) },
        payment ? { label: t('data.paymentId'), value: <Link to={`/billing/payments/${payment.id}`}>{payment.number}</Link> } : null,
        order.status === 'Completed' && { label: t('data.subscriptionId'), value: <Link to={`/subscriptions/${order.subscriptionId}`}>{order.subscriptionNumber}</Link> },
        { label: t('data.promoCode'), value: order.promoCode },
        order.status === 'Cancelled' && { label: t('data.reason'), value: word('reason', order.reason) },
      ]}
    />
  );
};

export const OrderPage = (): ReactElement => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  const settling = (order: Order | undefined): boolean => !!order && (isTransitional(order.status) || (order.status === 'Waiting for payment' && order.paymentId === null));
  const { data: order, error, refetch } = useGetOne<Order>('orders', { id }, { refetchInterval: ({ state }) => (settling(state.data) ? POLL_MS : false) });
  if (error) return <Page title="" back={back}><ReadFailed error={error} retry={() => void refetch()} /></Page>;
  if (!order) return <Skeleton variant="rounded" height={320} />;
  const waiting = order.status === 'Waiting for payment';
  return (
    <Page title={t('portal.order', { number: order.number })} back={back} beside={<StatusChip status={order.status} size="medium" data-testid="order-status" />} actions={<Actions order={order} />}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {waiting && query.has('placed') && <Alert severity="success" data-testid="order-placed">{t('portal.orderPlaced')}</Alert>}
        {waiting && <Alert severity="info">{t('portal.howToPay', { number: order.number })}</Alert>}
        {order.status === 'Provisioning failed' && <Alert severity="warning">{t('subscription.hint.failed')}</Alert>}
        {isTransitional(order.status) && <Alert severity="info">{t('subscription.hint.transitional')}</Alert>}
        <Card>
          <CardContent>
            <OrderFacts order={order} />
          </CardContent>
        </Card>
        <OrderBlock orderId={order.id} />
      </Box>
    </Page>
  );
};
