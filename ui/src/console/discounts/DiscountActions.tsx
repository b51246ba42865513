import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { OwnDiscount } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { isOwn } from './discount-state.js';
import { MarginWarning } from './MarginWarning.js';

const given = (value: string | null): { readonly initial?: string } => (value === null ? {} : { initial: value });

/** Used discounts are switched off, unused ones may be deleted. */
export const DiscountActions = (): ReactElement | null => {
  const t = useTranslate();
  const discount = useRecordContext<OwnDiscount>();
  if (!discount || !isOwn(discount)) return null;
  const common = { body: { discountId: discount.id }, about: { name: discount.name } };
  return (
    <>
      {discount.status === 'Active' ? (
        <CommandButton name="deactivate-discount" {...common} severity="error" />
      ) : (
        <CommandButton name="activate-discount" {...common} button={{ variant: 'contained' }}>
          <MarginWarning discount={discount} />
        </CommandButton>
      )}
      <CommandButton
        name="edit-discount"
        {...common}
        fields={[
          { name: 'name', kind: 'text', required: true, initial: discount.name },
          { name: 'percentage', kind: 'percent', required: true, initial: discount.percentage, hint: discount.used ? t('discounts.editUsed') : t('discounts.hint.percentage') },
          { name: 'validFrom', kind: 'date', ...given(discount.validFrom) },
          { name: 'validTo', kind: 'date', ...given(discount.validTo) },
        ]}
      />
      {!discount.used && <CommandButton name="delete-discount" {...common} severity="error" />}
    </>
  );
};
