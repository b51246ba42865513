import { Alert, LinearProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import { useFormat } from '../../shared/format/use-format.js';

interface Pull {
  readonly id: string;
  readonly status: 'Running' | 'Waiting' | 'Completed' | 'Failed';
  readonly pages: number;
  readonly records: number;
  readonly waiting: { readonly detail: string; readonly until: string } | null;
  readonly failure: { readonly detail: string } | null;
  readonly changedAt: string;
}

const POLL_MS = 1500;
const TONES = { Running: 'info', Waiting: 'warning', Completed: 'success', Failed: 'error' } as const;

/** How the last fetch of SKUs stands: its progress, what it waits for, or why it failed. */
export const LastFetch = (): ReactElement | null => {
  const t = useTranslate();
  const { reseller, role } = useMe();
  const { instant, number } = useFormat();
  const { data: [last] = [] } = useGetList<Pull>(
    'azure-pulls',
    { filter: { kind: 'reservation_skus', connectionId: reseller.id }, pagination: { page: 1, perPage: 1 }, sort: { field: 'startedAt', order: 'DESC' } },
    { enabled: mayRead(role, 'azure-pulls'), refetchInterval: ({ state }) => ((state.data as { data?: readonly Pull[] } | undefined)?.data?.[0]?.status === 'Completed' ? false : POLL_MS) },
  );
  if (!last) return null;
  const { status, pages, records, waiting, failure, changedAt } = last;
  return (
    <Alert severity={TONES[status]} sx={{ mt: 2 }} role="status">
      {t(`reservations.fetch.${status}`, { pages: number(pages), records: number(records), at: instant(changedAt), detail: waiting?.detail ?? failure?.detail ?? '', until: waiting ? instant(waiting.until) : '' })}
      {status === 'Running' && <LinearProgress sx={{ mt: 1 }} aria-label={t('reservations.fetch.progress')} />}
    </Alert>
  );
};
