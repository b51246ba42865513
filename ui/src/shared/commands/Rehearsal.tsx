import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { CommandName, Commands, RehearsedEvent } from '../api/commands.js';
import { problemOf, useApi } from '../api/hooks.js';
import type { ProblemBody } from '../api/http.js';
import { useDescribe } from '../events/use-describe.js';

/** A value that has stayed the same for a while: typing does not ask the server at every key. */
export const useSettled = <T,>(value: T, delayMs = 300): T => {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), delayMs);
    return () => clearTimeout(timer);
  }, [text, delayMs]);
  return settled;
};

export interface RehearsalState {
  readonly events: readonly RehearsedEvent[] | null;
  readonly problem: ProblemBody | null;
  readonly isPending: boolean;
}

/** What a command would record, asked by `?dryRun=true`. `body` null: not complete yet. */
export const useRehearsal = <N extends CommandName>(name: N, body: Commands[N] | null, enabled: boolean): RehearsalState => {
  const api = useApi();
  const settled = useSettled(body);
  const asked = enabled && settled !== null;
  const { data, error, isFetching } = useQuery({
    queryKey: ['rehearse', name, settled],
    queryFn: ({ signal }) => api.rehearse(name, settled as Commands[N], signal),
    enabled: asked,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
  return { events: asked && data ? data : null, problem: asked && error ? problemOf(error) : null, isPending: asked && isFetching };
};

/** The rehearsed events in words. Its height is kept while it is asked, so that buttons stay where they are. */
export const RehearsedEffects = ({ state, currency }: { readonly state: RehearsalState; readonly currency?: string | undefined }): ReactElement => {
  const t = useTranslate();
  const describe = useDescribe();
  return (
    <Box sx={{ minHeight: 64, mt: 2 }} aria-live="polite">
      {(state.isPending || state.events) && <Typography variant="subtitle2">{t('commands.effects')}</Typography>}
      {state.isPending && <LinearProgress sx={{ my: 1.5 }} aria-label={t('commands.rehearsing')} />}
      {state.events && (
        <Box component="ul" sx={{ my: 0.5, pl: 2.5 }} data-testid="rehearsed-events">
          {state.events.length === 0 && <li>{t('commands.nothing')}</li>}
          {state.events.map((event, index) => (
            <li key={index}>{describe(event, currency).sentence}</li>
          ))}
        </Box>
      )}
    </Box>
  );
};
