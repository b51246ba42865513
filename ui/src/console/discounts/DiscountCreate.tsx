import type { ReactElement } from 'react';
import { AutocompleteArrayInput, CheckboxGroupInput, DateInput, FormDataConsumer, ReferenceArrayInput, regex, required, SelectInput, TextInput } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import { CommandForm } from '../parts/CommandForm.js';
import { choicesOf, given } from '../parts/choices.js';

type DiscountForm = Commands['create-discount'];

const defaultValues: DiscountForm = { name: '', type: 'promo_code', percentage: '10', code: '', fees: ['recurring'], planIds: [], accountIds: [] };

const some = (ids: readonly string[] | undefined): readonly string[] | undefined => (ids && ids.length > 0 ? ids : undefined);

/** Empty lists mean all; a code belongs to promo codes only. */
const discountOf = ({ planIds, accountIds, code, percentage, ...discount }: DiscountForm): DiscountForm =>
  given({ ...discount, percentage: percentage.replace(',', '.'), code: discount.type === 'promo_code' ? code : undefined, planIds: some(planIds), accountIds: some(accountIds) } as DiscountForm);

export const DiscountCreate = (): ReactElement => (
  <CommandForm name="create-discount" defaultValues={defaultValues} toBody={discountOf}>
    <TextInput source="name" validate={required()} autoFocus />
    <SelectInput source="type" choices={choicesOf('kind', ['promo_code', 'account'])} validate={required()} helperText="discounts.hint.type" />
    <FormDataConsumer>{({ formData }) => (formData as DiscountForm).type === 'promo_code' && <TextInput source="code" validate={[required(), regex(/^[A-Za-z0-9_-]{3,32}$/, 'errors.code')]} helperText="discounts.hint.code" />}</FormDataConsumer>
    <TextInput source="percentage" validate={[required(), regex(/^\d{1,3}([.,]\d{1,2})?$/, 'errors.percentage')]} helperText="discounts.hint.percentage" />
    <CheckboxGroupInput source="fees" choices={choicesOf('fee', ['setup', 'renewal', 'recurring'])} validate={required()} helperText="discounts.hint.fees" />
    <DateInput source="validFrom" helperText="discounts.hint.dates" />
    <DateInput source="validTo" helperText="discounts.hint.dates" />
    <ReferenceArrayInput source="planIds" reference="plans">
      <AutocompleteArrayInput helperText="discounts.hint.all" />
    </ReferenceArrayInput>
    <ReferenceArrayInput source="accountIds" reference="accounts">
      <AutocompleteArrayInput helperText="discounts.hint.all" />
    </ReferenceArrayInput>
  </CommandForm>
);
