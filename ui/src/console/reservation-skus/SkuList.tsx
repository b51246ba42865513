import { Box, Button } from '@mui/material';
import type { ReactElement } from 'react';
import { BooleanInput, DataTable, Link, TextInput, useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { ReservationSku } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { DateCol, ResellerCol, WordCol } from '../parts/columns.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { LastFetch } from './LastFetch.js';

const filters = [search, wordFilter('term', 'reservationTerm', ['P1Y', 'P3Y'], true), <TextInput key="armRegion" source="armRegion" />, <BooleanInput key="available" source="available" />, referenceFilter('resellerId', 'resellers')];

const SkuTable = (): ReactElement => {
  const { word } = useFormat();
  const sold = ({ available }: ReservationSku): string => word('sold', String(available)) ?? '';
  return (
    <RecordTable<ReservationSku> rowClick={false} hiddenColumns={['key', 'productTitle', 'resellerId', 'country', 'listedAt', 'withdrawnAt', 'currency']} compact={(sku) => ({ primary: sku.title, secondary: `${sku.region} · ${word('reservationTerm', sku.term) ?? ''}`, tertiary: sold(sku) })}>
      <DataTable.Col source="title" />
      <DataTable.Col source="productTitle" />
      <DataTable.Col source="region" />
      <DataTable.Col source="armSku" />
      <WordCol source="term" kind="reservationTerm" />
      <DataTable.Col source="available" label="reservations.sold" render={sold} />
      <DataTable.Col source="country" />
      <DataTable.Col source="currency" />
      <DataTable.Col source="key" />
      <ResellerCol />
      <DateCol source="listedAt" />
      <DateCol source="withdrawnAt" />
    </RecordTable>
  );
};

export const MakePlan = (): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  if (!maySend(role, 'create-reservation-plan')) return null;
  return (
    <Button component={Link} to="/reservation-plan" size="small" variant="contained">
      {t('commands.create-reservation-plan.label')}
    </Button>
  );
};

const Fetch = (): ReactElement => <CommandButton name="fetch-reservation-skus" body={{}} rehearse={false} button={{ size: 'small' }} />;

/** What Microsoft sells of reservations, as it was fetched last. The button stands above the list: its dialog outlives the list's loading. */
export const SkuList = (): ReactElement => (
  <>
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', mt: 2 }}>
      <Box sx={{ flex: '1 1 320px' }}>
        <LastFetch />
      </Box>
      <Fetch />
    </Box>
    <RecordList filters={filters} sort={{ field: 'title', order: 'ASC' }} actions={<MakePlan />}>
      <SkuTable />
    </RecordList>
  </>
);
