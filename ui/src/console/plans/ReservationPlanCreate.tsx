import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { ArrayInput, AutocompleteInput, ReferenceInput, required, ResourceContextProvider, SelectInput, SimpleFormIterator, TextInput, useGetList, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Commands } from '../../shared/api/commands.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Product } from '../../shared/api/types.js';
import { CommandForm } from '../parts/CommandForm.js';
import { choicesOf, given } from '../parts/choices.js';
import { MoneyInput } from '../parts/MoneyInput.js';
import { Section } from '../parts/Section.js';

interface Form extends Omit<Commands['create-reservation-plan'], 'skus'> {
  /** `key`: the row's id in the list of SKUs, which ends in the SKU's own key. */
  readonly skus: readonly { readonly key: string; readonly setup: number }[];
}

const bodyOf = ({ skus, ...plan }: Form): Commands['create-reservation-plan'] => ({ ...given(plan), skus: skus.map(({ key, setup }) => ({ key: key.slice(key.lastIndexOf('.') + 1), setup })) });

const byTitle = (text: string): Record<string, string> => (text ? { q: text } : {});
const two = { display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, width: '100%' };

const ProductInput = ({ own }: { readonly own: { readonly resellerId: string } }): ReactElement => {
  const { data = [] } = useGetList<Product>('products', { filter: own, pagination: { page: 1, perPage: 200 }, sort: { field: 'name', order: 'ASC' } });
  const delivered = data.filter(({ provisioning }) => provisioning?.plugin === 'microsoft_csp').map(({ id, name }) => ({ id, name }));
  return <AutocompleteInput source="productId" choices={delivered} validate={required()} helperText="reservations.productHint" />;
};

const SkuInputs = ({ currency }: { readonly currency: string }): ReactElement => {
  const { reseller } = useMe();
  const term = useWatch({ name: 'term' }) as string;
  return (
    <ArrayInput source="skus" label={false} validate={required()}>
      <SimpleFormIterator fullWidth disableReordering disableClear>
        <Box sx={{ ...two, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' } }}>
          <ReferenceInput source="key" reference="reservation-skus" filter={{ available: true, term, resellerId: reseller.id }} sort={{ field: 'title', order: 'ASC' }} perPage={50}>
            <AutocompleteInput label="data.sku" optionText="title" filterToQuery={byTitle} validate={required()} />
          </ReferenceInput>
          <MoneyInput source="setup" currency={currency} helperText="reservations.priceHint" />
        </Box>
      </SimpleFormIterator>
    </ArrayInput>
  );
};

/** A plan of what Microsoft sells: the SKUs with the manager's prices. */
export const ReservationPlanCreate = (): ReactElement => {
  const t = useTranslate();
  const { reseller } = useMe();
  const own = { resellerId: reseller.id };
  const defaultValues: Form = { productId: '', serviceTermsId: '', name: '', description: '', term: 'P1Y', fixedPrice: false, skus: [{ key: '', setup: 0 }] };
  return (
    <ResourceContextProvider value="plans">
      <CommandForm name="create-reservation-plan" defaultValues={defaultValues} toBody={bodyOf}>
        <Box sx={two}>
          <TextInput source="name" validate={required()} autoFocus helperText="plans.hint.name" />
          <SelectInput source="term" choices={choicesOf('reservationTerm', ['P1Y', 'P3Y'])} validate={required()} helperText="reservations.termHint" />
          <ProductInput own={own} />
          <ReferenceInput source="serviceTermsId" reference="service-terms" filter={own}>
            <AutocompleteInput validate={required()} helperText="plans.hint.serviceTerms" />
          </ReferenceInput>
          <TextInput source="description" multiline minRows={2} sx={{ gridColumn: '1 / -1' }} />
        </Box>
        <Section title={t('reservations.skus')} intro={t('reservations.skusHint')}>
          <SkuInputs currency={reseller.currency} />
        </Section>
      </CommandForm>
    </ResourceContextProvider>
  );
};
