import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { VendorPriceList } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useCustomerType } from './customer-type.js';

/** Look again, take it, or give it up: while it is open. */
export const ListActions = (): ReactElement | null => {
  const t = useTranslate();
  const customerType = useCustomerType();
  const list = useRecordContext<VendorPriceList>();
  if (!list || list.status === 'Applied' || list.status === 'Discarded') return null;
  const common = { body: { listId: list.id }, about: { name: list.fileName, new: list.counts?.new ?? 0, changed: list.counts?.changed ?? 0 }, rehearse: false };
  const fields = [
    { name: 'coefficient', kind: 'text' as const, initial: list.coefficient ?? '1', required: true, hint: t('priceLists.coefficientHint') },
    ...(list.customerTypes.length > 0
      ? [{ name: 'customerType', kind: 'choice' as const, initial: list.customerType ?? '', hint: t('priceLists.customerTypeHint'), choices: [{ value: '', label: t('priceLists.anyCustomer') }, ...list.customerTypes.map((type) => ({ value: type, label: customerType(type) }))] }]
      : []),
  ];
  return (
    <>
      <CommandButton name="discard-price-list" {...common} severity="error" button={{ variant: 'text' }} />
      <CommandButton name="preview-price-list" {...common} fields={fields} />
      {list.status === 'Previewed' && <CommandButton name="apply-price-list" {...common} button={{ variant: 'contained' }} />}
    </>
  );
};
