import { Alert, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { DateCol, NumberCol, WordCol } from '../parts/columns.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, wordFilter } from '../parts/filters.js';
import { SubscriptionRef } from '../parts/references.js';
import type { Pull } from './rows.js';

const POLL_MS = 3000;

const filters = [wordFilter('status', 'status', ['Running', 'Waiting', 'Completed', 'Failed'], true), wordFilter('kind', 'kind', ['usage', 'rate_card']), referenceFilter('subscriptionId', 'subscriptions')];

/** What it waits for and until when, or why it failed. */
const Standing = ({ pull: { status, waiting, failure } }: { readonly pull: Pull }): ReactElement => {
  const { instant } = useFormat();
  const text = failure?.detail ?? (waiting && `${waiting.detail} (${instant(waiting.until, 'medium')})`);
  return (
    <>
      <StatusChip status={status} />
      {text && (
        <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'normal', minWidth: 200, mt: 0.5 }}>
          {text}
        </Typography>
      )}
    </>
  );
};

/** A failed run is begun again: what is known already changes nothing. */
const Again = ({ pull: { status, kind, subscriptionId, window } }: { readonly pull: Pull }): ReactElement | null => {
  if (status !== 'Failed') return null;
  const button = { size: 'small' } as const;
  return kind === 'usage' && subscriptionId ? <CommandButton name="pull-azure-usage" body={{ subscriptionId, ...window }} rehearse={false} button={button} /> : <CommandButton name="pull-azure-rate-card" body={{}} rehearse={false} button={button} />;
};

const PullTable = (): ReactElement => {
  const { instant, word, number } = useFormat();
  return (
    <RecordTable<Pull>
      rowClick={false}
      hiddenColumns={['azureSubscriptionId', 'endedAt']}
      compact={(pull) => ({ primary: word('kind', pull.kind), secondary: `${instant(pull.startedAt)} · ${number(pull.records)}`, tertiary: <Standing pull={pull} /> })}
    >
      <DateCol source="startedAt" />
      <WordCol source="kind" kind="kind" />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="azureSubscriptionId" />
      <DataTable.Col source="window" label="data.period" disableSort render={({ window }: Pull) => window && `${instant(window.startTime)} – ${instant(window.endTime)}`} />
      <NumberCol source="pages" />
      <NumberCol source="records" />
      <DataTable.Col source="status" render={(pull: Pull) => <Standing pull={pull} />} />
      <DateCol source="endedAt" />
      <DataTable.Col source="failure" label={false} disableSort render={(pull: Pull) => <Again pull={pull} />} />
    </RecordTable>
  );
};

/** Runs that fetch from Partner Center: how far they are, what they wait for, and why they failed. */
export const PullList = (): ReactElement => {
  const t = useTranslate();
  return (
    <>
      <Alert severity="info" sx={{ mt: 2 }}>
        {t('azure.pullsIntro')}
      </Alert>
      <RecordList filters={filters} sort={{ field: 'startedAt', order: 'DESC' }} queryOptions={{ refetchInterval: POLL_MS }}>
        <PullTable />
      </RecordList>
    </>
  );
};
