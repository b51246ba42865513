import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetManyAggregate, useTranslate } from 'react-admin';
import type { Order, Subscription } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Money } from '../../shared/components/Money.js';
import { isTransitional } from '../../shared/api/transitional.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';

const STATUSES = ['Waiting for payment', 'Waiting for provisioning', 'Provisioning', 'Provisioning failed', 'Completed', 'Cancelled'];

const OrderCard = ({ order }: { readonly order: Order }): ReactElement => {
  const { date, word } = useFormat();
  const { data } = useGetManyAggregate<Subscription>('subscriptions', { ids: [order.subscriptionId] });
  return (
    <Card data-testid="order-card">
      <CardActionArea component={Link} to={`/billing/orders/${order.id}`} sx={{ '&&': { textDecoration: 'none' } }}>
        <CardContent sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
          <Box>
            <Typography sx={{ fontWeight: 600 }} color="textPrimary">
              {data?.[0]?.name ?? order.subscriptionNumber}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {order.number} · {word('kind', order.type)} · {date(order.placedOn)}
            </Typography>
          </Box>
          <Box sx={{ textAlign: 'end' }}>
            <Typography sx={{ fontWeight: 650 }} color="textPrimary">
              <Money minor={order.price.dueNow} currency={order.price.currency} />
            </Typography>
            <StatusChip status={order.status} />
          </Box>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};

export const OrderList = (): ReactElement => {
  const t = useTranslate();
  return (
    <CardList<Order>
      resource="orders"
      sort={{ field: 'number', order: 'DESC' }}
      statuses={STATUSES}
      dates="placedOn"
      searchable
      refetchWhile={(rows) => rows.some(({ status }) => isTransitional(status))}
      item={(order) => <OrderCard order={order} />}
      empty={
        <Card>
          <EmptyState icon={<ShoppingCart />} title={t('portal.orders.empty')} hint={t('portal.orders.hint')} />
        </Card>
      }
    />
  );
};
