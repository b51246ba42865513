import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { AutocompleteInput, BooleanInput, email, FormDataConsumer, maxValue, minValue, NumberInput, ReferenceInput, regex, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import { useMe } from '../../shared/api/hooks.js';
import { CommandForm } from '../parts/CommandForm.js';
import { MoneyInput } from '../parts/MoneyInput.js';
import { Section } from '../parts/Section.js';
import { choicesOf, given } from '../parts/choices.js';

type AccountForm = Commands['open-account'];

const grid = { display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, width: '100%' };

/** A credit limit is for those who pay later. */
const ownTerms = ({ subscriptionCreditLimit, ...terms }: AccountForm['terms']): AccountForm['terms'] => (terms.paymentModel === 'postpay' && subscriptionCreditLimit ? { ...terms, subscriptionCreditLimit } : terms);

/** A legal entity has one name, a person two; an address is sent when it has a country. */
const accountOf = ({ name, firstName, lastName, address, ...account }: AccountForm): AccountForm =>
  given({
    ...account,
    terms: ownTerms(account.terms),
    ...(account.kind === 'person' ? { firstName, lastName } : { name }),
    address: address?.country ? given({ ...address, country: address.country.toUpperCase() }) : undefined,
  });

const Names = (): ReactElement => (
  <FormDataConsumer>
    {({ formData }) =>
      (formData as AccountForm).kind === 'person' ? (
        <>
          <TextInput source="firstName" validate={required()} />
          <TextInput source="lastName" validate={required()} />
        </>
      ) : (
        <TextInput source="name" validate={required()} sx={{ gridColumn: '1 / -1' }} />
      )
    }
  </FormDataConsumer>
);

const PrepayTerms = ({ currency }: { readonly currency: string }): ReactElement => (
  <>
    <MoneyInput source="terms.threshold" currency={currency} helperText="accounts.thresholdNote" />
    <NumberInput source="terms.cancelUnpaidOrderInDays" validate={[required(), minValue(1), maxValue(365)]} helperText="accounts.cancelHint" />
    <NumberInput source="terms.subzeroPeriod" validate={[required(), minValue(-1), maxValue(3650)]} />
    <BooleanInput source="terms.payWithNegativeBalance" />
  </>
);

const PostpayTerms = ({ currency }: { readonly currency: string }): ReactElement => (
  <>
    <MoneyInput source="terms.subscriptionCreditLimit" currency={currency} helperText="accounts.creditHint" />
    <NumberInput source="terms.paymentExpirationPeriod" validate={[required(), minValue(0), maxValue(365)]} />
  </>
);

const Terms = (): ReactElement => {
  const t = useTranslate();
  const { reseller } = useMe();
  return (
    <Section title={t('data.terms')} intro={t('accounts.termsIntro')}>
      <Box sx={grid}>
        <TextInput source="terms.classKey" validate={[required(), regex(/^[a-z0-9_]{1,64}$/, 'errors.key')]} />
        <SelectInput source="terms.paymentModel" choices={choicesOf('paymentModel', ['prepay', 'postpay'])} validate={required()} />
        <FormDataConsumer>{({ formData }) => ((formData as AccountForm).terms.paymentModel === 'postpay' ? <PostpayTerms currency={reseller.currency} /> : <PrepayTerms currency={reseller.currency} />)}</FormDataConsumer>
        <MoneyInput source="terms.guaranteedPaymentLimit" currency={reseller.currency} helperText="accounts.guaranteeHint" />
        <NumberInput source="terms.guaranteedPaymentDays" validate={[required(), minValue(0), maxValue(365)]} />
        <SelectInput source="terms.stopMode" choices={choicesOf('mode', ['automatic', 'manual'])} validate={required()} />
        <SelectInput source="terms.deleteMode" choices={choicesOf('mode', ['automatic', 'manual'])} validate={required()} />
      </Box>
    </Section>
  );
};

export const AccountCreate = (): ReactElement => {
  const { reseller } = useMe();
  const defaultValues = { resellerId: reseller.id, kind: 'legal_entity', name: '', email: '', phone: '', address: { country: '', city: '' }, terms: { classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, subzeroPeriod: 0, cancelUnpaidOrderInDays: 7, paymentExpirationPeriod: 10, stopMode: 'automatic', deleteMode: 'automatic', guaranteedPaymentLimit: 0, guaranteedPaymentDays: 0 } };
  return (
    <CommandForm name="open-account" defaultValues={defaultValues} toBody={accountOf}>
      <Box sx={grid}>
        <ReferenceInput source="resellerId" reference="resellers">
          <AutocompleteInput validate={required()} helperText="accounts.resellerHint" />
        </ReferenceInput>
        <SelectInput source="kind" choices={choicesOf('kind', ['legal_entity', 'person'])} validate={required()} />
        <Names />
        <TextInput source="email" type="email" validate={email()} helperText="accounts.emailHint" />
        <TextInput source="phone" />
        <TextInput source="address.country" validate={regex(/^([A-Za-z]{2})?$/, 'errors.country')} helperText="accounts.countryHint" />
        <TextInput source="address.city" />
        <TextInput source="taxId" />
      </Box>
      <Terms />
    </CommandForm>
  );
};
