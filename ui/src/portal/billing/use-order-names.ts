import { useGetOne } from 'react-admin';
import type { Order, Plan, Subscription } from '../../shared/api/types.js';

interface OrderNames {
  /** What was ordered. */
  readonly title: string;
  /** Of a resource, or of the plan itself. */
  readonly nameOf: (resourceKey: string | null) => string;
}

/** From the plan, or from the subscription where customers do not see the plan, as those of reservations. */
export const useOrderNames = (order: Order | undefined): OrderNames => {
  const { data: subscription, isPending } = useGetOne<Subscription>('subscriptions', { id: order?.subscriptionId ?? '' }, { enabled: !!order, retry: false });
  const { data: plan } = useGetOne<Plan>('plans', { id: order?.planId ?? '' }, { enabled: !!order && !isPending && subscription?.billingType !== 'azure_ri', retry: false });
  const title = plan?.name ?? subscription?.name ?? order?.subscriptionNumber ?? '';
  const known = (key: string): string | undefined => plan?.resources.find((one) => one.key === key)?.name ?? subscription?.resources.find((one) => one.resourceKey === key)?.name;
  return { title, nameOf: (key) => (key === null ? title : (known(key) ?? key)) };
};
