import type { ReactElement } from 'react';
import { maxValue, minValue, NumberInput, regex, required, SelectInput, TextInput } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import { choicesOf } from '../parts/choices.js';
import { CommandForm } from '../parts/CommandForm.js';

const defaultValues: Commands['create-service-terms'] = { key: '', name: '', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14, stopMode: 'automatic', deleteMode: 'automatic' };
const modes = choicesOf('mode', ['automatic', 'manual']);
const days = [required(), minValue(0), maxValue(365)];

export const ServiceTermsCreate = (): ReactElement => (
  <CommandForm name="create-service-terms" defaultValues={defaultValues} toBody={(values: Commands['create-service-terms']) => values}>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="key" validate={[required(), regex(/^[a-z0-9_]{1,64}$/, 'errors.key')]} helperText="serviceTerms.hint.key" />
    <NumberInput source="billingDay" validate={[required(), minValue(1), maxValue(28)]} helperText="serviceTerms.hint.billingDay" />
    <NumberInput source="manualRenewPoint" validate={[required(), minValue(-1), maxValue(365)]} helperText="serviceTerms.hint.manualRenewPoint" />
    <NumberInput source="autoRenewPoint" validate={days} helperText="serviceTerms.hint.autoRenewPoint" />
    <NumberInput source="gracePeriod" validate={days} helperText="serviceTerms.hint.gracePeriod" />
    <NumberInput source="stopPeriod" validate={days} helperText="serviceTerms.hint.stopPeriod" />
    <SelectInput source="stopMode" choices={modes} validate={required()} helperText="serviceTerms.hint.modes" />
    <SelectInput source="deleteMode" choices={modes} validate={required()} helperText="serviceTerms.hint.modes" />
  </CommandForm>
);
