import { Card, CardContent, Skeleton, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetOne } from 'react-admin';
import type { Order } from '../../shared/api/types.js';
import { PaymentBlock } from '../../shared/pricing/PaymentBlock.js';
import { blockOfOrder } from '../../shared/pricing/payment-block.js';
import { useOrderNames } from './use-order-names.js';

/** What an order costs and pays for: the block that its confirmation showed, on its page and on its payment's (CR-748). */
export const OrderBlock = ({ orderId }: { readonly orderId: string }): ReactElement => {
  const { data: order } = useGetOne<Order>('orders', { id: orderId });
  const { title, nameOf } = useOrderNames(order);
  if (!order) return <Skeleton variant="rounded" height={220} />;
  return (
    <Card>
      <CardContent>
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          {title}
        </Typography>
        <PaymentBlock block={blockOfOrder(order, nameOf)} />
      </CardContent>
    </Card>
  );
};
