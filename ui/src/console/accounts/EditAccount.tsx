import type { ReactElement } from 'react';
import type { Account } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import type { CommandField } from '../../shared/commands/field-values.js';

const fieldsOf = ({ kind, name, email, phone }: Account): readonly CommandField[] => [
  ...(kind === 'legal_entity' ? [{ name: 'name', kind: 'text', required: true, initial: name ?? '' } as const] : [{ name: 'firstName', kind: 'text' } as const, { name: 'lastName', kind: 'text' } as const]),
  { name: 'email', kind: 'email', initial: email ?? '' },
  { name: 'phone', kind: 'text', initial: phone ?? '' },
];

/** What the account is called and how it is reached. Its money and its terms change by their own actions. */
export const EditAccount = ({ account }: { readonly account: Account }): ReactElement => (
  <CommandButton name="edit-account" body={{ accountId: account.id }} about={{ name: account.name ?? account.number }} fields={fieldsOf(account)} rehearse={false} />
);
