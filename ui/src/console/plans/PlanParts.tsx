import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { ArrayInput, BooleanInput, FormDataConsumer, minValue, NumberInput, required, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MoneyInput } from '../parts/MoneyInput.js';
import { choicesOf } from '../parts/choices.js';
import type { PlanShape } from './plan-form.js';

interface PartsProps {
  readonly currency: string;
  readonly shape: PlanShape;
}
interface PeriodData {
  readonly term?: { readonly unit?: string };
  readonly trial?: boolean;
}

const grid = (columns: number) => ({ display: 'grid', columnGap: 2, width: '100%', gridTemplateColumns: { xs: '1fr 1fr', md: `repeat(${columns}, 1fr)` } });
const wide = { gridColumn: { md: 'span 2' } };

const FeeInputs = ({ currency, shape }: PartsProps): ReactElement => (
  <>
    {shape.fees.map((kind) => (
      <MoneyInput key={kind} source={`fees.${kind}`} currency={currency} {...(shape.endless ? { label: 'data.unitFee', helperText: 'plans.hint.used' } : { helperText: `plans.hint.${kind}` })} />
    ))}
  </>
);

const TermInputs = ({ unit }: { readonly unit: string | undefined }): ReactElement => (
  <>
    <NumberInput source="term.count" validate={[required(), minValue(1)]} disabled={unit === 'endless'} defaultValue={1} />
    <SelectInput source="term.unit" choices={choicesOf('unit', ['month', 'year', 'day', 'endless'])} validate={required()} defaultValue="year" />
  </>
);

export const PeriodsInput = ({ currency, shape }: PartsProps): ReactElement => {
  const periods = useWatch({ name: 'periods' }) as readonly unknown[] | undefined;
  const count = periods?.length ?? 0;
  return (
    <ArrayInput source="periods" label={false} validate={required()}>
      <SimpleFormIterator fullWidth disableReordering disableClear disableAdd={!!shape.endless && count > 0} disableRemove={!!shape.endless && count < 2}>
        <Box sx={grid(5)}>
          {!shape.endless && <FormDataConsumer>{({ scopedFormData }) => <TermInputs unit={(scopedFormData as PeriodData | undefined)?.term?.unit} />}</FormDataConsumer>}
          {!shape.endless && <FormDataConsumer>{({ scopedFormData }) => !(shape.trial !== false && (scopedFormData as PeriodData | undefined)?.trial) && <FeeInputs currency={currency} shape={shape} />}</FormDataConsumer>}
          {shape.trial !== false && <BooleanInput source="trial" defaultValue={false} helperText="plans.hint.trial" sx={wide} />}
          <BooleanInput source="public" defaultValue helperText="plans.hint.public" sx={wide} />
        </Box>
      </SimpleFormIterator>
    </ArrayInput>
  );
};

export const ResourcesInput = ({ currency, shape }: PartsProps): ReactElement => (
  <ArrayInput source="resources" label={false}>
    <SimpleFormIterator fullWidth disableReordering disableClear>
      <Box sx={grid(3)}>
        <TextInput source="name" validate={required()} helperText="plans.hint.resourceName" />
        <TextInput source="unit" validate={required()} helperText="plans.hint.unit" />
        <TextInput source="key" helperText="plans.hint.key" />
        <NumberInput source="included" validate={[required(), minValue(0)]} defaultValue={0} helperText="plans.hint.included" />
        <NumberInput source="minimum" validate={[required(), minValue(0)]} defaultValue={1} helperText="plans.hint.minimum" />
        <NumberInput source="limit" validate={minValue(0)} helperText="plans.hint.limit" />
        <FeeInputs currency={currency} shape={shape} />
        <BooleanInput source="public" defaultValue helperText="plans.hint.public" />
      </Box>
    </SimpleFormIterator>
  </ArrayInput>
);
