import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** Whom an offer is for, in the reader's language; as the vendor says where it is new. */
export const useCustomerType = (): ((type: string) => string) => {
  const t = useTranslate();
  return useCallback((type) => t(`priceLists.customerType.${type}`, { _: type }), [t]);
};
