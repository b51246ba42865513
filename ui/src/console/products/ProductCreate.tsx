import type { ReactElement } from 'react';
import { FormDataConsumer, required, SelectInput, TextInput } from 'react-admin';
import type { Commands } from '../../shared/api/commands.js';
import { CommandForm } from '../parts/CommandForm.js';
import { choicesOf, given } from '../parts/choices.js';

const defaultValues: Commands['create-product'] = { name: '', category: '', vendor: '', description: '', provisioning: { plugin: 'simulated', behaviour: 'succeed' } };

export const ProductCreate = (): ReactElement => (
  <CommandForm name="create-product" defaultValues={defaultValues} toBody={(values: Commands['create-product']) => given(values)}>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="vendor" validate={required()} />
    <TextInput source="category" validate={required()} helperText="products.categoryHint" />
    <TextInput source="description" multiline minRows={2} />
    <SelectInput source="provisioning.plugin" choices={choicesOf('plugin', ['simulated', 'microsoft_csp'])} validate={required()} helperText="reservations.pluginHint" />
    <FormDataConsumer>
      {({ formData }) => (formData as Commands['create-product']).provisioning.plugin === 'simulated' && <SelectInput source="provisioning.behaviour" choices={choicesOf('behaviour', ['succeed', 'wait', 'fail'])} validate={required()} helperText="products.behaviourHint" />}
    </FormDataConsumer>
  </CommandForm>
);
