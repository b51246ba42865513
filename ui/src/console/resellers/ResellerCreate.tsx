import type { ReactElement } from 'react';
import { AutocompleteInput, ReferenceInput, required, SelectInput, TextInput } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { locales } from '../../shared/i18n/locales.js';
import { CommandForm } from '../parts/CommandForm.js';
import { CURRENCIES } from '../parts/choices.js';
import type { Commands } from '../../shared/api/commands.js';

const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id.replaceAll('_', ' ') }));
const languages = locales.map(({ locale, name }) => ({ id: locale, name }));

export const ResellerCreate = (): ReactElement => {
  const { reseller } = useMe();
  const defaultValues: Commands['create-reseller'] = { parentId: reseller.id, name: '', currency: reseller.currency, timeZone: reseller.timeZone, locale: 'en' };
  return (
    <CommandForm name="create-reseller" defaultValues={defaultValues} toBody={(values: Commands['create-reseller']) => values}>
      <TextInput source="name" validate={required()} autoFocus />
      <ReferenceInput source="parentId" reference="resellers">
        <AutocompleteInput validate={required()} helperText="resellers.parentHint" />
      </ReferenceInput>
      <AutocompleteInput source="currency" choices={CURRENCIES} validate={required()} helperText="resellers.currencyHint" />
      <AutocompleteInput source="timeZone" choices={zones} validate={required()} helperText="resellers.zoneHint" />
      <SelectInput source="locale" choices={languages} validate={required()} translateChoice={false} />
    </CommandForm>
  );
};
