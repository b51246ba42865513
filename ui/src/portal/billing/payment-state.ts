import type { Payment } from '../../shared/api/types.js';

/** Money is still expected for it; overdue ones too. */
export const isOpen = ({ status }: Pick<Payment, 'status'>): boolean => status === 'Waiting for payment' || status === 'Expired';

/** What is paid from the balance for it: its order, or the services rendered. A top-up brings money, and is not paid from there. */
export const paysOf = ({ id, kind, orderId, status }: Payment): { readonly orderId: string } | { readonly paymentId: string } | null => {
  if (!isOpen({ status }) || kind === 'top_up') return null;
  return orderId ? { orderId } : { paymentId: id };
};
