import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import type { VendorPriceList } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { dateFilter, search, wordFilter } from '../parts/filters.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { ManagerName } from './ManagerName.js';

const filters = [search, wordFilter('status', 'status', ['Previewed', 'Applied', 'Discarded'], true), dateFilter('uploadedAt_gte')];

const ListTable = (): ReactElement => {
  const t = useTranslate();
  const { instant, number } = useFormat();
  const summary = ({ counts }: VendorPriceList): string => (counts ? t('priceLists.summary', { new: number(counts.new), changed: number(counts.changed), removed: number(counts.removed) }) : '');
  return (
    <RecordTable<VendorPriceList> hiddenColumns={['format', 'uploadedBy']} compact={(list) => ({ primary: list.fileName, secondary: `${instant(list.uploadedAt)} · ${summary(list)}`, tertiary: <StatusChip status={list.status} /> })}>
      <DataTable.Col source="uploadedAt" render={({ uploadedAt }: VendorPriceList) => instant(uploadedAt)} />
      <DataTable.Col source="fileName" />
      <DataTable.Col source="status" render={({ status }: VendorPriceList) => <StatusChip status={status} />} />
      <DataTable.Col source="format" render={({ format }: VendorPriceList) => t(`priceLists.format.${format}`)} />
      <DataTable.Col source="coefficient" disableSort align="right" />
      <DataTable.Col source="counts" disableSort render={summary} />
      <DataTable.Col source="plans" disableSort align="right" render={({ plans }: VendorPriceList) => plans !== null && number(plans)} />
      <DataTable.Col source="uploadedBy" disableSort render={({ uploadedBy }: VendorPriceList) => <ManagerName id={uploadedBy} />} />
      <DataTable.Col source="closedAt" render={({ closedAt }: VendorPriceList) => closedAt && instant(closedAt)} />
    </RecordTable>
  );
};

/** Price lists of vendors: what was applied, and when. */
export const VendorPriceListList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'uploadedAt', order: 'DESC' }}>
    <ListTable />
  </RecordList>
);
