import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import { useGetList } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Charge, Order, Subscription } from '../../shared/api/types.js';
import { addDays, todayIn } from '../../shared/format/dates.js';
import { useOwnAccount } from '../parts/use-own-account.js';
import { billingView, type BillingView } from './billing-view.js';

interface Surroundings {
  readonly charges: readonly Charge[];
  readonly renewals: readonly Order[];
  readonly isPending: boolean;
}

const Known = createContext<Surroundings>({ charges: [], renewals: [], isPending: true });

const STANDING = ['New', 'Opened', 'Blocked', 'Closed'];
const UNDELIVERED = ['Waiting for payment', 'Waiting for provisioning'];
/** A period in course began at most a month ago; a few days more where a billing day is caught up. */
const DAYS_BACK = 40;

/** Reads what the cards below need of charges and renewals, for all of them at once. */
export const WithSurroundings = ({ ids, children }: { readonly ids: readonly string[]; readonly children: ReactNode }): ReactElement => {
  const { reseller } = useMe();
  const enabled = ids.length > 0;
  const options = { enabled, placeholderData: (before: unknown) => before } as object;
  const since = addDays(todayIn(reseller.timeZone), -DAYS_BACK);
  const charges = useGetList<Charge>('charges', { filter: { subscriptionId: ids, status: STANDING, 'period.to_gte': since }, pagination: { page: 1, perPage: 1000 }, sort: { field: 'period.from', order: 'ASC' } }, options);
  const renewals = useGetList<Order>('orders', { filter: { subscriptionId: ids, type: 'renewal', status: UNDELIVERED }, pagination: { page: 1, perPage: 100 }, sort: { field: 'number', order: 'DESC' } }, options);
  const isPending = enabled && (charges.isPending || renewals.isPending);
  const known = useMemo(() => ({ charges: charges.data ?? [], renewals: renewals.data ?? [], isPending }), [charges.data, renewals.data, isPending]);
  return <Known.Provider value={known}>{children}</Known.Provider>;
};

/** What is said of a subscription's money and dates; null while it is read. */
export const useBillingView = (subscription: Subscription): BillingView | null => {
  const { charges, renewals, isPending } = useContext(Known);
  const { reseller } = useMe();
  const { data: account } = useOwnAccount();
  if (isPending) return null;
  return billingView(subscription, {
    today: todayIn(reseller.timeZone),
    charges: charges.filter(({ subscriptionId }) => subscriptionId === subscription.id),
    renewal: renewals.find(({ subscriptionId }) => subscriptionId === subscription.id) ?? null,
    accountLimit: account?.terms.subscriptionCreditLimit ?? null,
  });
};
