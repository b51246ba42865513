import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { search, wordFilter } from '../parts/filters.js';
import type { FailedStep } from './failed-step.js';

const filters = [search, wordFilter('status', 'status', ['Failed', 'Retrying', 'Settled'], true)];

const StepTable = (): ReactElement => {
  const { instant, number, word } = useFormat();
  return (
    <RecordTable<FailedStep> hiddenColumns={['code', 'sourceStream']} compact={({ workflow, step, detail, status }) => ({ primary: `${word('part', workflow)}: ${step}`, secondary: detail, tertiary: <StatusChip status={status} /> })}>
      <DataTable.Col source="failedAt" render={({ failedAt }: FailedStep) => instant(failedAt)} />
      <DataTable.Col source="status" render={({ status }: FailedStep) => <StatusChip status={status} />} />
      <DataTable.Col source="workflow" render={({ workflow }: FailedStep) => word('part', workflow)} />
      <DataTable.Col source="step" />
      <DataTable.Col source="detail" disableSort />
      <DataTable.Col source="code" />
      <DataTable.Col source="sourceStream" />
      <DataTable.Col source="attempts" align="right" disableSort render={({ attempts }: FailedStep) => number(attempts)} />
    </RecordTable>
  );
};

export const FailedStepList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'failedAt', order: 'DESC' }}>
    <StepTable />
  </RecordList>
);
