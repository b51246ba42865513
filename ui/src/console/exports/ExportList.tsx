import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { DownloadButton } from '../../shared/exports/DownloadButton.js';
import { formatBytes, isUnderWay, type Export } from '../../shared/exports/export.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Actor } from '../parts/Actor.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { dateFilter, wordFilter } from '../parts/filters.js';

const POLL_MS = 1500;
const filters = [wordFilter('status', 'exportStatus', ['Requested', 'Running', 'Ready', 'Failed', 'Cancelled', 'Expired'], true), dateFilter('requestedAt_gte')];

/** What its owner can do; administrators may stop the exports of others, and read none. */
const Actions = (): ReactElement | null => {
  const job = useRecordContext<Export & RaRecord>();
  const { id: me, role } = useMe();
  if (!job) return null;
  const own = job.requestedBy === me;
  const small = { size: 'small', variant: 'text' } as const;
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
      {own && job.status === 'Ready' && <DownloadButton id={job.id} {...small} />}
      {(own || role === 'admin') && isUnderWay(job) && <CommandButton name="cancel-export" body={{ exportId: job.id }} rehearse={false} button={small} />}
      {own && (job.status === 'Failed' || job.status === 'Cancelled') && <CommandButton name="retry-export" body={{ exportId: job.id }} rehearse={false} button={small} />}
    </Box>
  );
};

const ExportTable = (): ReactElement => {
  const t = useTranslate();
  const { date, instant, number, locale } = useFormat();
  const nameOf = ({ view }: Export): string => t(`resources.${view}.name`, { smart_count: 2, _: view });
  const rowsOf = ({ rows, total, status }: Export): string => (isUnderWay({ status }) && total ? `${number(rows)} / ${number(total)}` : number(rows));
  const status = (job: Export): ReactElement => <StatusChip status={job.status} of="export" title={job.detail ?? undefined} />;
  return (
    <RecordTable<Export & RaRecord> rowClick={false} compact={(job) => ({ primary: nameOf(job), secondary: `${instant(job.requestedAt)} · ${rowsOf(job)}`, tertiary: <>{status(job)}<Actions /></> })}>
      <DataTable.Col source="requestedAt" render={({ requestedAt }: Export) => instant(requestedAt)} />
      <DataTable.Col source="requestedBy" disableSort render={({ requestedBy, accountId }: Export) => <Actor actor={{ kind: accountId === null ? 'manager' : 'user', id: requestedBy }} />} />
      <DataTable.Col source="view" render={nameOf} />
      <DataTable.Col source="format" render={({ format }: Export) => format.toUpperCase()} />
      <DataTable.Col source="status" render={status} />
      <DataTable.Col source="rows" align="right" render={rowsOf} />
      <DataTable.Col source="bytes" disableSort align="right" render={({ bytes }: Export) => bytes !== null && formatBytes(bytes, locale)} />
      <DataTable.Col source="expiresAt" render={({ expiresAt }: Export) => expiresAt && date(expiresAt.slice(0, 10))} />
      <DataTable.Col source="id" label="exports.actions" disableSort>
        <Actions />
      </DataTable.Col>
    </RecordTable>
  );
};

/** Files that were asked for, and those of colleagues for administrators. */
export const ExportList = (): ReactElement => (
  <RecordList filters={filters} sort={{ field: 'requestedAt', order: 'DESC' }} exportable={false} queryOptions={{ refetchInterval: ({ state: { data } }) => ((data?.data as readonly Export[] | undefined)?.some(isUnderWay) ? POLL_MS : false) }}>
    <ExportTable />
  </RecordList>
);
