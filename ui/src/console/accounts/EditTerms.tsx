import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Account } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { termsFields, termsOf } from './terms-fields.js';

const STAFF = ['admin', 'sales'];

/** Changes how the customer pays. What was charged already stays as it is. */
export const EditTerms = ({ account }: { readonly account: Account }): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  const { word } = useFormat();
  if (!STAFF.includes(role)) return null;
  const { id: accountId, terms, currency, name, number } = account;
  return (
    <CommandButton
      name="edit-account"
      label={t('accounts.editTerms')}
      body={{ accountId }}
      about={{ name: name ?? number }}
      currency={currency}
      fields={termsFields(terms, { currency, word, hint: (key) => t(key) })}
      toBody={(values) => ({ terms: termsOf(terms, values) })}
      button={{ size: 'small' }}
    />
  );
};
