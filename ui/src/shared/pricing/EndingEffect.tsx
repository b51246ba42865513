import { useQuery } from '@tanstack/react-query';
import { LinearProgress } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf, useApi } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { MoneyEffect } from './MoneyEffect.js';

/** What a stop or a deletion would do to the money today. */
export const EndingEffect = ({ subscriptionId, operation }: { readonly subscriptionId: string; readonly operation: 'stop' | 'delete' }): ReactElement | null => {
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
  return <MoneyEffect effect={{ writtenOff: data.writtenOff, held: data.stillHeld, back: data.freed, parts: [] }} currency={data.currency} />;
};
