import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useEffect, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useCommand } from '../api/hooks.js';
import { ProblemNote, ReadFailed } from '../components/ProblemNote.js';
import { useFormat } from '../format/use-format.js';
import { DownloadButton } from './DownloadButton.js';
import { formatBytes, isUnderWay, type Export } from './export.js';
import { useExport } from './use-export.js';

const Progress = ({ job }: { readonly job: Export | undefined }): ReactElement => {
  const t = useTranslate();
  const { number } = useFormat();
  const total = job?.total ?? 0;
  return (
    <Box>
      <LinearProgress aria-label={t('exports.running')} {...(total > 0 && job ? { variant: 'determinate', value: Math.min(100, (100 * job.rows) / total) } : {})} sx={{ my: 1.5, height: 6, borderRadius: 3 }} />
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {job && total > 0 ? t('exports.progress', { rows: number(job.rows), total: number(total) }) : t('exports.waiting')}
      </Typography>
    </Box>
  );
};

const Ready = ({ job: { rows, bytes, expiresAt, sha256 } }: { readonly job: Export }): ReactElement => {
  const t = useTranslate();
  const { number, date, locale } = useFormat();
  return (
    <Alert severity="success" sx={{ my: 1 }}>
      {t('exports.ready', { rows: number(rows), size: formatBytes(bytes ?? 0, locale), smart_count: rows })}
      <Typography variant="body2">{t('exports.until', { date: date((expiresAt ?? '').slice(0, 10)) })}</Typography>
      <Typography variant="caption" component="p" sx={{ overflowWrap: 'anywhere', opacity: 0.8 }}>
        SHA-256 {sha256}
      </Typography>
    </Alert>
  );
};

/** How far an export is, and what can be done about it. */
export const ExportState = ({ id, onEnd }: { readonly id: string; readonly onEnd?: () => void }): ReactElement => {
  const t = useTranslate();
  const { data: job, error, refetch } = useExport(id);
  const cancel = useCommand('cancel-export');
  const again = useCommand('retry-export');
  const problem = cancel.problem ?? again.problem;
  const act = async (send: () => Promise<unknown>): Promise<void> => void ((await send()) && (await refetch()));
  useEffect(() => {
    if (job && !isUnderWay(job)) onEnd?.();
  }, [job, onEnd]);
  if (error && !job) return <ReadFailed error={error} retry={() => void refetch()} />;
  const running = !job || isUnderWay(job);
  const ended = job?.status === 'Failed' || job?.status === 'Cancelled';
  return (
    <Box data-testid="export-state" data-status={job?.status}>
      {running && <Progress job={job} />}
      {job?.status === 'Ready' && <Ready job={job} />}
      {job?.status === 'Failed' && <Alert severity="error" sx={{ my: 1 }}>{job.detail}</Alert>}
      {job?.status === 'Cancelled' && <Alert severity="info" sx={{ my: 1 }}>{t('exports.cancelled')}</Alert>}
      {job?.status === 'Expired' && <Alert severity="info" sx={{ my: 1 }}>{t('exports.gone')}</Alert>}
      {problem && <ProblemNote problem={problem} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        {running && <Button onClick={() => void act(() => cancel.send({ exportId: id }))} loading={cancel.isPending} data-testid="cancel-export">{t('commands.cancel-export.label')}</Button>}
        {job?.status === 'Ready' && <DownloadButton id={id} />}
        {ended && <Button onClick={() => void act(() => again.send({ exportId: id }))} loading={again.isPending}>{t('commands.retry-export.label')}</Button>}
      </Box>
    </Box>
  );
};
