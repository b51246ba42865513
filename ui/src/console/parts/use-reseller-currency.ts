import { useGetManyAggregate } from 'react-admin';
import type { Reseller } from '../../shared/api/types.js';

/** What a reseller, and so its accounts, do their business in. */
export const useResellerCurrency = (resellerId: string | undefined): string | undefined => {
  const { data } = useGetManyAggregate<Reseller>('resellers', { ids: resellerId ? [resellerId] : [] }, { enabled: !!resellerId });
  return data?.[0]?.currency;
};
