import { useGetOne, type UseGetOneHookValue } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Account } from '../../shared/api/types.js';

/** The account that the customer works in now, with its money. */
export const useOwnAccount = (): UseGetOneHookValue<Account> => {
  const { account } = useMe();
  return useGetOne<Account>('accounts', { id: account?.id ?? '' }, { enabled: account !== null });
};
