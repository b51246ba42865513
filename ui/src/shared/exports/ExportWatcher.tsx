import { Alert } from '@mui/material';
import { useEffect, type ReactElement } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { DownloadButton } from './DownloadButton.js';
import { isUnderWay } from './export.js';
import { useExport } from './use-export.js';
import { useWatched, watched } from './watched.js';

const SHOWN_MS = 20_000;

const Watch = ({ id }: { readonly id: string }): null => {
  const t = useTranslate();
  const notify = useNotify();
  const { number } = useFormat();
  const { data: job, error } = useExport(id);
  useEffect(() => {
    // It belongs to another account or session by now.
    if (error && error.status > 0 && error.status < 500) watched.remove(id);
    if (!job || isUnderWay(job)) return;
    watched.remove(id);
    if (job.status === 'Ready')
      notify(
        <Alert severity="success" variant="filled" action={<DownloadButton id={id} color="inherit" variant="text" size="small" />}>
          {t('exports.readyShort', { rows: number(job.rows), smart_count: job.rows })}
        </Alert>,
        { autoHideDuration: SHOWN_MS },
      );
    if (job.status === 'Failed') notify(t('exports.failedShort', { detail: job.detail ?? '' }), { type: 'error', autoHideDuration: SHOWN_MS });
  }, [job, error, id, notify, number, t]);
  return null;
};

/** Tells, on whatever page, that a file that was asked for is ready. */
export const ExportWatcher = (): ReactElement => (
  <>
    {useWatched().map((id) => (
      <Watch key={id} id={id} />
    ))}
  </>
);
