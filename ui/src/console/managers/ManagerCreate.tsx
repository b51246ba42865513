import type { ReactElement } from 'react';
import { AutocompleteInput, email, minLength, PasswordInput, ReferenceInput, required, SelectInput, TextInput } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import { useMe } from '../../shared/api/hooks.js';
import { CommandForm } from '../parts/CommandForm.js';
import { choicesOf, given } from '../parts/choices.js';
import { ROLES } from './manager.js';

export const ManagerCreate = (): ReactElement => {
  const { reseller } = useMe();
  const defaultValues: Commands['create-manager'] = { resellerId: reseller.id, role: 'sales', firstName: '', lastName: '', email: '', phone: '', password: '' };
  return (
    <CommandForm name="create-manager" defaultValues={defaultValues} toBody={(values: Commands['create-manager']) => given(values)}>
      <ReferenceInput source="resellerId" reference="resellers">
        <AutocompleteInput validate={required()} />
      </ReferenceInput>
      <SelectInput source="role" choices={choicesOf('role', ROLES)} validate={required()} helperText="managers.roleHint" />
      <TextInput source="firstName" validate={required()} />
      <TextInput source="lastName" validate={required()} />
      <TextInput source="email" type="email" validate={[required(), email()]} />
      <TextInput source="phone" />
      <PasswordInput source="password" validate={minLength(10)} autoComplete="new-password" helperText="managers.passwordHint" />
    </CommandForm>
  );
};
