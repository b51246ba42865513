import { Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe, useRead } from '../../shared/api/hooks.js';
import { useLag } from './use-lag.js';
import { StatusDot } from './StatusDot.js';

interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly reasons: readonly string[];
}

/** Do the lists show everything that has happened? */
export const SystemCard = (): ReactElement => {
  const t = useTranslate();
  const { role, atRoot } = useMe();
  const { data, error } = useRead<Health>('/health/ready', { refetchInterval: 10_000 });
  const lag = useLag();
  const status = error ? 'unavailable' : (data?.status ?? 'ready');
  const content = (
    <CardContent>
      <Typography variant="body2" color="textSecondary" sx={{ fontWeight: 600 }}>
        {t('dashboard.system.title')}
      </Typography>
      <Typography component="p" variant="h2" sx={{ my: 1.5, display: 'flex', alignItems: 'center', gap: 1 }}>
        <StatusDot tone={status === 'ready' ? 'success' : status === 'degraded' ? 'warning' : 'error'} />
        {t(`dashboard.system.${status}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {data && data.reasons.length > 0 ? data.reasons.join(' ') : t('dashboard.system.explain')}
      </Typography>
      {lag && (
        <Typography variant="body2" color="textSecondary">
          {t('dashboard.system.lag', { seconds: Math.round(lag.seconds), events: lag.events })}
        </Typography>
      )}
    </CardContent>
  );
  return (
    <Card>
      {atRoot && mayRead(role, 'read-models') ? (
        <CardActionArea component={Link} to="/read-models" sx={{ height: '100%', '&&': { textDecoration: 'none' } }}>
          {content}
        </CardActionArea>
      ) : (
        content
      )}
    </Card>
  );
};
