import { Box, Button, Chip, Collapse, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link, useRecordContext, useTranslate } from 'react-admin';
import type { StreamEvent } from '../../shared/api/types.js';
import { useDescribe } from '../../shared/events/use-describe.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Actor } from './Actor.js';
import { RawData } from './RawData.js';
import { useAsOf } from './as-of.js';
import { useScopeCurrency } from './use-scope-currency.js';

const Details = ({ event, facts }: { readonly event: StreamEvent; readonly facts: ReturnType<ReturnType<typeof useDescribe>>['facts'] }): ReactElement => {
  const t = useTranslate();
  const [, setAsOf] = useAsOf();
  const record = useRecordContext();
  return (
    <Box sx={{ mt: 1 }}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(8rem, max-content) 1fr', columnGap: 2, rowGap: 0.25 }}>
        {facts.map(({ path, label, text }) => (
          <Box key={path} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {label}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {text}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {record && (
          <Button size="small" onClick={() => setAsOf(String(event.position))}>
            {t('timeline.recordThen')}
          </Button>
        )}
        <Button size="small" component={Link} to={`/streams/${event.stream}?at=${event.revision}`}>
          {t('timeline.stateThen')}
        </Button>
      </Box>
      <RawData data={{ ...event }} />
    </Box>
  );
};

/** One event: what happened, who did it, when; the rest on demand. `named`: with its type, its stream and its position. */
export const EventEntry = ({ event, currency, named = false }: { readonly event: StreamEvent; readonly currency?: string | undefined; readonly named?: boolean }): ReactElement => {
  const t = useTranslate();
  const describe = useDescribe();
  const { instant } = useFormat();
  const [open, setOpen] = useState(false);
  const known = useScopeCurrency(currency === undefined ? event : undefined);
  const { sentence, facts } = describe(event, currency ?? known);
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: 1.5, position: 'relative', pb: 2.5, '&:not(:last-of-type)::before': { content: '""', position: 'absolute', left: 9, top: 16, bottom: -6, width: '2px', bgcolor: 'divider' } }}>
      <Box aria-hidden sx={{ width: 12, height: 12, borderRadius: '50%', bgcolor: 'primary.main', mt: '6px', ml: '4px', zIndex: 1, boxShadow: (theme) => `0 0 0 4px ${theme.palette.background.paper}` }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography>{sentence}</Typography>
        <Typography variant="body2" color="textSecondary" component="div" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
          <time dateTime={event.metadata.recordedAt}>{instant(event.metadata.recordedAt, 'medium')}</time>
          <span aria-hidden>·</span>
          <Actor actor={event.metadata.actor} />
          {event.metadata.simulated && <Chip size="small" variant="outlined" label={t('timeline.simulated')} />}
          <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open} sx={{ py: 0, minWidth: 0 }}>
            {t(open ? 'common.less' : 'common.details')}
          </Button>
        </Typography>
        {named && (
          <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>
            #{event.position} · <code>{event.type}</code> · <Link to={`/streams/${event.stream}?at=${event.revision}`}>{event.stream}</Link>
          </Typography>
        )}
        <Collapse in={open} unmountOnExit>
          <Details event={event} facts={facts} />
        </Collapse>
      </Box>
    </Box>
  );
};
