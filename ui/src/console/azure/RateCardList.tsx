import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { NumberCol, ResellerCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter } from '../parts/filters.js';
import type { RateCard } from './rows.js';

const filters = [dateFilter('fetchedAt_gte'), dateFilter('fetchedAt_lte')];

const RateCardTable = (): ReactElement => {
  const { instant, country, number, percent } = useFormat();
  return (
    <RecordTable<RateCard>
      rowClick={false}
      hiddenColumns={['locale']}
      compact={({ fetchedAt, currency, meters, changed }) => ({ primary: instant(fetchedAt), secondary: currency, tertiary: `${number(changed)} / ${number(meters)}` })}
    >
      <DataTable.Col source="fetchedAt" render={({ fetchedAt }: RateCard) => instant(fetchedAt)} />
      <ResellerCol />
      <DataTable.Col source="currency" />
      <DataTable.Col source="region" render={({ region }: RateCard) => region && country(region)} />
      <DataTable.Col source="locale" disableSort />
      <NumberCol source="meters" />
      <NumberCol source="changed" />
      <NumberCol source="removed" />
      <DataTable.Col source="terms" disableSort render={({ terms }: RateCard) => terms.map(({ name, discount }) => `${name} ${percent(String(Number(discount) * 100))}`).join(', ')} />
    </RecordTable>
  );
};

/** The editions of the Azure price list. */
export const RateCardList = (): ReactElement => {
  const t = useTranslate();
  return (
    <>
      <Alert severity="info" sx={{ mt: 2 }}>
        {t('azure.rateCardsIntro')}
      </Alert>
      <RecordList filters={filters} sort={{ field: 'fetchedAt', order: 'DESC' }} actions={<CommandButton name="pull-azure-rate-card" body={{}} rehearse={false} />}>
        <RateCardTable />
      </RecordList>
    </>
  );
};
