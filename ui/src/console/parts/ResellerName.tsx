import type { ReactElement } from 'react';
import { useGetManyAggregate } from 'react-admin';
import type { Reseller } from '../../shared/api/types.js';

/** A reseller's name as plain text behind a dot; nothing while it is read, so that no row jumps. */
export const ResellerName = ({ id, dot = false }: { readonly id: string; readonly dot?: boolean }): ReactElement | null => {
  const { data } = useGetManyAggregate<Reseller>('resellers', { ids: [id] });
  const name = data?.[0]?.name;
  return name === undefined ? null : <>{dot ? ` · ${name}` : name}</>;
};
