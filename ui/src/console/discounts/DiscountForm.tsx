import type { ReactElement } from 'react';
import { AutocompleteArrayInput, BooleanInput, CheckboxGroupInput, DateInput, minValue, NumberInput, ReferenceArrayInput, regex, required, SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useMe } from '../../shared/api/hooks.js';
import { choicesOf } from '../parts/choices.js';

const useType = (): string => useWatch({ name: 'type' }) as string;

export const PERCENTAGE = regex(/^\d{1,3}([.,]\d{1,2})?$/, 'errors.percentage');

const Codes = (): ReactElement => (
  <>
    <TextInput source="code" validate={[required(), regex(/^[A-Za-z0-9_-]{3,32}$/, 'errors.code')]} helperText="discounts.hint.code" />
    <BooleanInput source="singleUse" helperText="discounts.hint.singleUse" />
  </>
);

/** Which of the customers' fees become cheaper, for whom, and how often. */
const CustomerTerms = (): ReactElement => {
  const { reseller } = useMe();
  const own = { resellerId: reseller.id };
  return (
    <>
      <CheckboxGroupInput source="fees" choices={choicesOf('fee', ['setup', 'renewal', 'recurring'])} validate={required()} helperText="discounts.hint.fees" />
      <ReferenceArrayInput source="planIds" reference="plans" filter={own}>
        <AutocompleteArrayInput helperText="discounts.hint.all" />
      </ReferenceArrayInput>
      <ReferenceArrayInput source="accountIds" reference="accounts" filter={own}>
        <AutocompleteArrayInput helperText="discounts.hint.all" />
      </ReferenceArrayInput>
      <TextInput source="classKeys" helperText="discounts.hint.all" />
      <NumberInput source="accountLimit" validate={minValue(1)} helperText="discounts.hint.limitAccounts" />
      <NumberInput source="subscriptionLimit" validate={minValue(1)} helperText="discounts.hint.limitSubscriptions" />
    </>
  );
};

/** What a discount is, by its type: a reseller discount says afterwards whom it is for. */
export const DiscountFields = (): ReactElement => {
  const type = useType();
  return (
    <>
      <TextInput source="name" validate={required()} autoFocus />
      <SelectInput source="type" choices={choicesOf('kind', ['promo_code', 'account', 'reseller'])} validate={required()} helperText={type === 'reseller' ? 'discounts.hint.reseller' : 'discounts.hint.type'} />
      {type === 'promo_code' && <Codes />}
      <TextInput source="percentage" validate={[required(), PERCENTAGE]} helperText="discounts.hint.percentage" />
      <DateInput source="validFrom" helperText="discounts.hint.dates" />
      <DateInput source="validTo" helperText="discounts.hint.dates" />
      {type !== 'reseller' && <CustomerTerms />}
    </>
  );
};
