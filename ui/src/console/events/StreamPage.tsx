import { Alert, Box, Button, Card, CardContent, LinearProgress, Slider, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Link, Title, useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';
import type { SkyledgerProvider } from '../../shared/api/data-provider.js';
import { useApi } from '../../shared/api/hooks.js';
import type { StreamEvent } from '../../shared/api/types.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { bookAfter, bookBefore } from '../parts/books.js';
import { Section } from '../parts/Section.js';
import { RawData } from '../parts/RawData.js';
import { Timeline } from '../parts/Timeline.js';

interface State {
  readonly state: unknown;
  readonly revision: number;
  readonly recordedAt?: string;
}

/** Which revision to stop at: from the first event to the last. */
const RevisionSlider = ({ at, last, onChange }: { readonly at: number; readonly last: number; readonly onChange: (revision: number) => void }): ReactElement => {
  const t = useTranslate();
  const [shown, setShown] = useState(at);
  if (last === 0) return <Typography>{t('stream.only')}</Typography>;
  return (
    <Box sx={{ px: 1 }}>
      <Typography id="revision-label">{t('stream.revision', { at: shown, last })}</Typography>
      <Slider aria-labelledby="revision-label" value={shown} min={0} max={last} step={1} marks={last <= 30} onChange={(_event, value) => setShown(value)} onChangeCommitted={(_event, value) => onChange(value)} />
    </Box>
  );
};

const StateAt = ({ stream, at, last, onChange }: { readonly stream: string; readonly at: number | null; readonly last: number; readonly onChange: (revision: number) => void }): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { instant } = useFormat();
  const { data, error, isPending } = useQuery({ queryKey: ['state', stream, at], queryFn: () => api.streamState(stream, at ?? undefined) as Promise<State>, placeholderData: (before) => before });
  return (
    <Section title={t('stream.state')} intro={t('stream.stateIntro')}>
      <RevisionSlider key={at ?? last} at={at ?? last} last={last} onChange={onChange} />
      {isPending && <LinearProgress />}
      {error && <ReadFailed error={error} />}
      {data && (
        <>
          {data.recordedAt && (
            <Typography variant="body2" color="textSecondary">
              {t('stream.recorded', { at: instant(data.recordedAt, 'medium') })}
            </Typography>
          )}
          <RawData data={data.state} open />
        </>
      )}
    </Section>
  );
};

interface Ends {
  readonly first: StreamEvent | undefined;
  readonly last: StreamEvent | undefined;
}

const endsOf = async (api: SkyledgerProvider, stream: string): Promise<Ends> => {
  const [first, last] = await Promise.all((['forwards', 'backwards'] as const).map((direction) => api.stream(stream, { limit: 1, direction })));
  return { first: first?.events[0], last: last?.events[0] };
};

/** From one book of a ledger to those before and after it. */
const BookLinks = ({ first, last }: Ends): ReactElement | null => {
  const t = useTranslate();
  const [before, after] = [bookBefore(first), bookAfter(last)];
  if (before === null && after === null) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
      {before !== null && (
        <Button size="small" component={Link} to={`/streams/${before}`}>
          {t('stream.before')}
        </Button>
      )}
      {after !== null && (
        <Button size="small" component={Link} to={`/streams/${after}`}>
          {t('stream.next')}
        </Button>
      )}
    </Box>
  );
};

/** A stream as a story, and the state that its events fold to at any revision. */
export const StreamPage = (): ReactElement => {
  const t = useTranslate();
  const api = useApi();
  const { stream = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const at = query.get('at');
  const { data: ends } = useQuery({ queryKey: ['stream-ends', stream], queryFn: () => endsOf(api, stream) });
  return (
    <Card sx={{ mt: 2 }}>
      <Title title={t('stream.title', { stream })} />
      <CardContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
        <Section title={t('stream.story')}>
          <Alert severity="info" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
            <code>{stream}</code>
          </Alert>
          {ends && <BookLinks {...ends} />}
          <Timeline streams={[stream]} />
        </Section>
        {ends && <StateAt stream={stream} at={at === null ? null : Number(at)} last={ends.last?.revision ?? 0} onChange={(revision) => setQuery({ at: String(revision) }, { replace: true })} />}
      </CardContent>
    </Card>
  );
};
