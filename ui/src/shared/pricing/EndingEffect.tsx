import { useQuery } from '@tanstack/react-query';
import { Alert, LinearProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf, useApi } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { RunningReservations } from '../reservations/RunningReservations.js';
import { MoneyEffect } from './MoneyEffect.js';

interface EndingEffectProps {
  readonly subscriptionId: string;
  readonly operation: 'stop' | 'delete';
  /** The text that says so when a manager has to agree. */
  readonly approval?: string;
}

/** What a stop or a deletion would do to the money today, and whether somebody has to agree. */
export const EndingEffect = ({ subscriptionId, operation, approval }: EndingEffectProps): ReactElement | null => {
  const t = useTranslate();
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: ['preview', 'preview-ending', subscriptionId, operation],
    queryFn: ({ signal }) => api.preview('preview-ending', { subscriptionId, operation }, signal),
    retry: false,
    staleTime: 0,
  });
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data) return <LinearProgress aria-label={t('price.recalculating')} />;
  return (
    <>
      <MoneyEffect effect={{ writtenOff: data.writtenOff, held: data.stillHeld, back: data.freed, parts: [] }} currency={data.currency} />
      <RunningReservations azureSubscriptionId={subscriptionId} />
      {approval && data.needsApproval && (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t(approval)}
        </Alert>
      )}
    </>
  );
};
