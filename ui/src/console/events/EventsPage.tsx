import { Autocomplete, Box, Button, Card, CardContent, LinearProgress, TextField, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useAddressQuery } from '../../shared/address-query.js';
import { useApi } from '../../shared/api/hooks.js';
import type { StreamEvent } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import en from '../../shared/i18n/en/events.js';
import { EventEntry } from '../parts/EventEntry.js';

interface EventsPart {
  readonly events: readonly StreamEvent[];
  readonly next: number;
  readonly caughtUp: boolean;
}

const PAGE = 100;
const TYPES = Object.keys(en);
const STREAM = /^[a-z][\w.-]{0,250}$/;

const pathOf = (types: readonly string[], stream: string, after: number): string => {
  const query = new URLSearchParams([['limit', String(PAGE)], ['after', String(after)], ...types.map((type) => ['type', type])]);
  if (STREAM.test(stream)) query.set('stream', stream);
  return `/api/events?${query.toString()}`;
};

const Filters = (): ReactElement => {
  const t = useTranslate();
  const [query, changeQuery] = useAddressQuery();
  const change = (name: string, values: readonly string[]): void =>
    changeQuery((address) => {
      address.delete(name);
      values.filter(Boolean).forEach((value) => address.append(name, value));
    });
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr 1fr' }, mb: 2 }}>
      <Autocomplete multiple size="small" options={TYPES} value={query.getAll('type')} onChange={(_event, types) => change('type', types)} renderInput={(params) => <TextField {...params} label={t('events_page.types')} />} />
      <TextField label={t('events_page.stream')} defaultValue={query.get('stream') ?? ''} onChange={(event) => change('stream', [event.target.value.trim()])} helperText={t('events_page.streamHint')} />
      <TextField label={t('events_page.after')} type="number" defaultValue={query.get('after') ?? ''} onChange={(event) => change('after', [event.target.value])} helperText={t('events_page.afterHint')} />
    </Box>
  );
};

/** The log in its order, from a position on, by type and by stream. */
export const EventsPage = (): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const [query] = useSearchParams();
  const [types, stream, after] = [query.getAll('type'), query.get('stream') ?? '', Number(query.get('after') ?? 0)];
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['events', types, stream, after],
    queryFn: ({ pageParam }) => api.read<EventsPart>(pathOf(types, stream, pageParam)),
    initialPageParam: after,
    getNextPageParam: (page) => (page.caughtUp ? null : page.next),
  });
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Card sx={{ mt: 2 }}>
      <Title title={t('resources.events.name', { smart_count: 2 })} />
      <CardContent>
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {t('events_page.intro')}
        </Typography>
        <Filters />
        {isPending && <LinearProgress />}
        {error && <ReadFailed error={error} retry={() => void refetch()} />}
        {data && events.length === 0 && <EmptyState title={t('events_page.empty')} hint={t('events_page.emptyHint')} />}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {events.map((event) => (
            <EventEntry key={event.id} event={event} named />
          ))}
        </Box>
        {hasNextPage && (
          <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
            {t('events_page.more')}
          </Button>
        )}
      </CardContent>
    </Card>
  );
};
