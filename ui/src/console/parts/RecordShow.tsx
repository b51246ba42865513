import { Box } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Show, TopToolbar, useRecordContext, useShowContext, useTranslate, type RaRecord } from 'react-admin';
import { isTransitional } from '../../shared/api/transitional.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat, type Format } from '../../shared/format/use-format.js';
import { AsOfButton, AsOfNotice, useAsOf } from './as-of.js';

const POLL_MS = 1500;

interface RecordShowProps {
  /** What the record is called in the page's title. */
  readonly name: (record: RaRecord, format: Format) => string;
  /** Named actions. The past cannot be acted upon, so they are left out there. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const Toolbar = ({ actions }: { readonly actions?: ReactNode }): ReactElement => {
  const [asOf] = useAsOf();
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <AsOfButton />
      <Box sx={{ flex: 1 }} />
      {asOf === null && actions}
    </TopToolbar>
  );
};

const Title = ({ name }: Pick<RecordShowProps, 'name'>): ReactElement | null => {
  const record = useRecordContext();
  const { resource } = useShowContext();
  const t = useTranslate();
  const format = useFormat();
  return record ? <span>{`${t(`resources.${resource}.name`, { smart_count: 1 })} ${name(record, format)}`}</span> : null;
};

const Failed = (): ReactElement => {
  const { error, refetch } = useShowContext();
  return (
    <Box sx={{ p: 2 }}>
      <AsOfNotice />
      <ReadFailed error={error} retry={() => void refetch()} />
    </Box>
  );
};

/** A record's page: now or as of a moment, read again by itself while its state is passing. */
export const RecordShow = ({ name, actions, children }: RecordShowProps): ReactElement => {
  const [asOf] = useAsOf();
  return (
    <Show
      title={<Title name={name} />}
      actions={<Toolbar actions={actions} />}
      error={<Failed />}
      queryOptions={{
        ...(asOf === null ? {} : { meta: { asOf } }),
        refetchInterval: ({ state: { data } }) => (asOf === null && isTransitional((data as { status?: string } | undefined)?.status) ? POLL_MS : false),
      }}
      sx={{ '& .RaShow-main': { flexDirection: 'column' }, '& .RaShow-card': { minWidth: 0, overflow: 'hidden' } }}
    >
      <Box sx={{ px: 2, pt: 2 }}>
        <AsOfNotice />
      </Box>
      {children}
    </Show>
  );
};
