import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, wordFilter } from '../parts/filters.js';
import { doneIn, type BillingRun } from './billing-run.js';

const filters = [wordFilter('status', 'status', ['Running', 'Completed', 'Completed with failures'], true), dateFilter('date_gte'), dateFilter('date_lte')];

const RunTable = (): ReactElement => {
  const t = useTranslate();
  const { date, instant, number } = useFormat();
  const summary = (run: BillingRun): string => doneIn(run).map(([what, count]) => `${t(`billingRuns.count.${what}`, { _: what })}: ${number(count)}`).join(', ') || t('billingRuns.nothing');
  return (
    <RecordTable<BillingRun> compact={(run) => ({ primary: date(run.date), secondary: summary(run), tertiary: <StatusChip status={run.status} /> })}>
      <DataTable.Col source="date" render={(run: BillingRun) => date(run.date)} />
      <DataTable.Col source="status" render={({ status }: BillingRun) => <StatusChip status={status} />} />
      <DataTable.Col source="counts" disableSort render={summary} />
      <DataTable.Col source="failureCount" label="data.failures" align="right" render={({ failureCount }: BillingRun) => number(failureCount)} />
      <DataTable.Col source="startedAt" render={({ startedAt }: BillingRun) => instant(startedAt)} />
    </RecordTable>
  );
};

const RunNow = (): ReactElement => {
  const t = useTranslate();
  return <CommandButton name="run-billing" body={{}} rehearse={false} fields={[{ name: 'date', kind: 'date', hint: t('billingRuns.dateHint') }]} button={{ variant: 'contained', size: 'small' }} />;
};

export const BillingRunList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'date', order: 'DESC' }} actions={<RunNow />}>
    <RunTable />
  </RecordList>
);
