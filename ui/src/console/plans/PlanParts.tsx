import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { ArrayInput, BooleanInput, FormDataConsumer, minValue, NumberInput, required, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import { MoneyInput } from '../parts/MoneyInput.js';
import { choicesOf } from '../parts/choices.js';

const grid = (columns: number) => ({ display: 'grid', columnGap: 2, width: '100%', gridTemplateColumns: { xs: '1fr 1fr', md: `repeat(${columns}, 1fr)` } });

const FeeInputs = ({ currency }: { readonly currency: string }): ReactElement => (
  <>
    <MoneyInput source="fees.recurring" currency={currency} helperText="plans.hint.recurring" />
    <MoneyInput source="fees.setup" currency={currency} helperText="plans.hint.setup" />
    <MoneyInput source="fees.renewal" currency={currency} helperText="plans.hint.renewal" />
  </>
);

export const PeriodsInput = ({ currency }: { readonly currency: string }): ReactElement => (
  <ArrayInput source="periods" label={false} validate={required()}>
    <SimpleFormIterator fullWidth disableReordering disableClear>
      <Box sx={grid(5)}>
        <FormDataConsumer>
          {({ scopedFormData }) => <NumberInput source="term.count" validate={[required(), minValue(1)]} disabled={(scopedFormData as { term?: { unit?: string } } | undefined)?.term?.unit === 'endless'} defaultValue={1} />}
        </FormDataConsumer>
        <SelectInput source="term.unit" choices={choicesOf('unit', ['month', 'year', 'day', 'endless'])} validate={required()} defaultValue="year" />
        <FormDataConsumer>{({ scopedFormData }) => !(scopedFormData as { trial?: boolean } | undefined)?.trial && <FeeInputs currency={currency} />}</FormDataConsumer>
        <BooleanInput source="trial" defaultValue={false} helperText="plans.hint.trial" />
        <BooleanInput source="public" defaultValue helperText="plans.hint.public" />
      </Box>
    </SimpleFormIterator>
  </ArrayInput>
);

export const ResourcesInput = ({ currency }: { readonly currency: string }): ReactElement => (
  <ArrayInput source="resources" label={false}>
    <SimpleFormIterator fullWidth disableReordering disableClear>
      <Box sx={grid(3)}>
        <TextInput source="name" validate={required()} helperText="plans.hint.resourceName" />
        <TextInput source="unit" validate={required()} helperText="plans.hint.unit" />
        <TextInput source="key" helperText="plans.hint.key" />
        <NumberInput source="included" validate={[required(), minValue(0)]} defaultValue={0} helperText="plans.hint.included" />
        <NumberInput source="minimum" validate={[required(), minValue(0)]} defaultValue={1} helperText="plans.hint.minimum" />
        <NumberInput source="limit" validate={minValue(0)} helperText="plans.hint.limit" />
        <FeeInputs currency={currency} />
        <BooleanInput source="public" defaultValue helperText="plans.hint.public" />
      </Box>
    </SimpleFormIterator>
  </ArrayInput>
);
