import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { AutocompleteInput, BooleanInput, ReferenceInput, regex, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useMe } from '../../shared/api/hooks.js';
import { BILLING_TYPES, type BillingType } from '../../shared/api/types.js';
import { CommandForm } from '../parts/CommandForm.js';
import { Section } from '../parts/Section.js';
import { choicesOf, CURRENCIES } from '../parts/choices.js';
import { NO_FEES, planOf, shapeOf, type PlanForm } from './plan-form.js';
import { PeriodsInput, ResourcesInput } from './PlanParts.js';

const two = { display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, width: '100%' };

/** What was chosen is explained by what it means to the customer's money. */
const BillingTypeInput = (): ReactElement => {
  const chosen = useWatch({ name: 'billingType' }) as string;
  return <SelectInput source="billingType" choices={choicesOf('billingType', BILLING_TYPES)} validate={required()} helperText={chosen ? `billing.${chosen}.short` : 'plans.hint.billingType'} />;
};

/** Of what the vendor meters, the price is its cost and this upon it. */
const MarkupInput = (): ReactElement | null => {
  const chosen = useWatch({ name: 'billingType' }) as string;
  return chosen === 'payg_external' ? <TextInput source="markup" validate={[required(), regex(/^\d{1,4}([.,]\d{1,2})?$/, 'errors.percentage')]} helperText="plans.hint.markup" /> : null;
};

/** A plan is made of the reseller's own products and terms: those of resellers below are theirs to sell. */
const General = ({ own }: { readonly own: { readonly resellerId: string } }): ReactElement => (
  <Box sx={two}>
    <TextInput source="name" validate={required()} autoFocus helperText="plans.hint.name" />
    <TextInput source="sku" helperText="plans.hint.sku" />
    <ReferenceInput source="productId" reference="products" filter={own}>
      <AutocompleteInput validate={required()} helperText="plans.hint.product" />
    </ReferenceInput>
    <ReferenceInput source="serviceTermsId" reference="service-terms" filter={own}>
      <AutocompleteInput validate={required()} helperText="plans.hint.serviceTerms" />
    </ReferenceInput>
    <BillingTypeInput />
    <AutocompleteInput source="currency" choices={CURRENCIES} validate={required()} helperText="plans.hint.currency" />
    <TextInput source="description" multiline minRows={2} sx={{ gridColumn: '1 / -1' }} />
    <MarkupInput />
    <BooleanInput source="fixedPrice" helperText="plans.hint.fixedPrice" />
    <BooleanInput source="singleton" helperText="plans.hint.singleton" />
    <BooleanInput source="autoRenewDefault" helperText="plans.hint.autoRenewDefault" />
  </Box>
);

const Parts = (): ReactElement => {
  const t = useTranslate();
  const currency = useWatch({ name: 'currency' }) as string | null;
  const billingType = useWatch({ name: 'billingType' }) as BillingType;
  const known = currency && /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
  const shape = shapeOf(billingType);
  return (
    <>
      <Section title={t('tabs.periods')} intro={t(shape.endless ? 'plans.hint.endless' : 'plans.hint.periods')}>
        <PeriodsInput currency={known} shape={shape} />
      </Section>
      <Section title={t('tabs.resources')} intro={t('plans.hint.resources')}>
        <ResourcesInput currency={known} shape={shape} />
      </Section>
    </>
  );
};

/** A draft with its periods and resources; it is sold once it is published. */
export const PlanCreate = (): ReactElement => {
  const { reseller } = useMe();
  const defaultValues: PlanForm = {
    productId: '',
    serviceTermsId: '',
    name: '',
    sku: '',
    description: '',
    billingType: 'csp_monthly',
    currency: reseller.currency,
    fixedPrice: false,
    singleton: false,
    autoRenewDefault: true,
    periods: [{ term: { count: 1, unit: 'year' }, fees: NO_FEES, trial: false, public: true }],
    resources: [{ name: '', unit: '', key: '', public: true, included: 0, minimum: 1, limit: null, fees: NO_FEES }],
  };
  return (
    <CommandForm name="create-plan" defaultValues={defaultValues} toBody={planOf}>
      <General own={{ resellerId: reseller.id }} />
      <Parts />
    </CommandForm>
  );
};
