import type { RaRecord } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';

/** Is it a record of another reseller? Those are seen without what is theirs alone: names, discounts, calculations, history. */
export const useForeign = (): ((record: Pick<RaRecord, string>) => boolean) => {
  const { reseller } = useMe();
  return ({ ['resellerId']: resellerId }) => resellerId !== undefined && resellerId !== reseller.id;
};
