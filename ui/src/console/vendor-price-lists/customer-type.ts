import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** Those that Microsoft's lists have known so far. */
export const CUSTOMER_TYPES: readonly string[] = ['corporate', 'commercial', 'charity', 'education', 'faculty', 'student', 'government'];

/** Whom an offer is for, in the reader's language; as the vendor says where it is new. */
export const useCustomerType = (): ((type: string) => string) => {
  const t = useTranslate();
  return useCallback((type) => t(`priceLists.customerType.${type}`, { _: type }), [t]);
};
