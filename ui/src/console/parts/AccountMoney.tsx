import type { ReactElement } from 'react';
import { useRecordContext, type RaRecord } from 'react-admin';
import { Money } from '../../shared/components/Money.js';
import { useResellerCurrency } from './use-reseller-currency.js';

/** An amount of a row that names no currency: it is that of its reseller. */
export const AccountMoney = ({ of, signed = false }: { readonly of: string; readonly signed?: boolean }): ReactElement | null => {
  const record = useRecordContext<RaRecord>();
  const currency = useResellerCurrency(record?.['resellerId'] as string | undefined);
  return record ? <Money minor={record[of] as number} currency={currency} signed={signed} /> : null;
};
