import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../../shared/api/hooks.js';
import type { StreamEvent } from '../../shared/api/types.js';
import type { SkyledgerProvider } from '../../shared/api/data-provider.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { Problem } from '../../shared/api/http.js';
import { EventEntry } from './EventEntry.js';
import { bookBefore, newestBook } from './books.js';

const PAGE = 50;

/** Where the next page begins, stream by stream; a stream that is read to its beginning is absent. */
type Cursor = Readonly<Record<string, number | undefined>>;
interface TimelinePage {
  readonly events: readonly StreamEvent[];
  readonly next: Cursor;
}

/** A stream that is not there yet has no events: a ledger before its first movement. Those of other resellers are not there either. */
const partOf = async (api: SkyledgerProvider, stream: string, from: number | undefined): ReturnType<SkyledgerProvider['stream']> => {
  try {
    return await api.stream(stream, { limit: PAGE, direction: 'backwards', ...(from === undefined ? {} : { from }) });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { events: [], next: null };
    throw error;
  }
};

/** The stream that this part is the end of; then the book of the ledger that was before it, if there is one. */
const onward = (stream: string, { events, next }: Awaited<ReturnType<typeof partOf>>, books: boolean): Cursor => {
  if (next !== null) return { [stream]: next };
  const before = books ? bookBefore(events.at(-1)) : null;
  return before === null ? {} : { [before]: undefined };
};

const pageOf = async (api: SkyledgerProvider, streams: readonly string[], { cursor, books }: { readonly cursor: Cursor; readonly books: boolean }): Promise<TimelinePage> => {
  const parts = await Promise.all(streams.map(async (stream) => ({ stream, part: await partOf(api, stream, cursor[stream]) })));
  return { events: parts.flatMap(({ part }) => part.events), next: Object.assign({}, ...parts.map(({ stream, part }) => onward(stream, part, books))) as Cursor };
};

/** The last book of each ledger. */
const newestOf = (api: SkyledgerProvider, streams: readonly string[]): Promise<readonly string[]> => Promise.all(streams.map(async (stream) => (stream.startsWith('ledger-') ? newestBook(api, stream) : stream)));

interface TimelineProps {
  readonly streams: readonly string[];
  readonly currency?: string | undefined;
  /** Also what stands in the other books of a ledger. */
  readonly books?: boolean | undefined;
}

/** What happened to a record, newest first, from the streams that make it up. */
export const Timeline = ({ streams, currency, books = false }: TimelineProps): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['timeline', ...streams],
    queryFn: async ({ pageParam }) => {
      const read = pageParam !== null ? Object.keys(pageParam) : books ? await newestOf(api, streams) : streams;
      return pageOf(api, read, { cursor: pageParam ?? {}, books });
    },
    initialPageParam: null as Cursor | null,
    getNextPageParam: ({ next }) => (Object.keys(next).length > 0 ? next : null),
  });
  if (isPending) return <LinearProgress aria-label={t('ra.page.loading')} />;
  if (error) return <ReadFailed error={error} retry={() => void refetch()} />;
  const events = data.pages.flatMap((page) => page.events).sort((a, b) => b.position - a.position);
  if (events.length === 0) return <EmptyState title={t('timeline.empty')} hint={t('timeline.notYours')} />;
  return (
    <Box data-testid="timeline">
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t('timeline.intro')}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {events.map((event) => (
          <EventEntry key={event.id} event={event} currency={currency} />
        ))}
      </Box>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
          {t('timeline.older')}
        </Button>
      )}
    </Box>
  );
};
