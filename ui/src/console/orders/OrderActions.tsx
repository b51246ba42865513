import type { ReactElement } from 'react';
import { useRecordContext } from 'react-admin';
import type { Order } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';

/** What may be done with an order in its present state. */
export const OrderActions = (): ReactElement | null => {
  const order = useRecordContext<Order>();
  if (!order) return null;
  const { id: orderId, status, number, price } = order;
  const about = { number };
  const common = { body: { orderId }, about, currency: price.currency };
  return (
    <>
      {status === 'Waiting for payment' && <CommandButton name="pay-from-balance" {...common} />}
      {status === 'Provisioning failed' && <CommandButton name="retry-provisioning" {...common} button={{ variant: 'contained' }} />}
      {(['Waiting for payment', 'Waiting for provisioning', 'Provisioning failed'].includes(status)) && <CommandButton name="cancel-order" {...common} severity="error" />}
    </>
  );
};
