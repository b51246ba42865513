import Download from '@mui/icons-material/DownloadOutlined';
import { Button, type ButtonProps } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { problemOf } from '../api/hooks.js';
import { problemText } from '../components/ProblemNote.js';
import { downloadExport } from './download.js';

/** Fetches the file of an export that is ready. */
export const DownloadButton = ({ id, ...button }: ButtonProps & { readonly id: string }): ReactElement => {
  const t = useTranslate();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const fetchFile = async (): Promise<void> => {
    setPending(true);
    try {
      await downloadExport(id);
    } catch (error) {
      notify(problemText(problemOf(error), t), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button startIcon={<Download />} variant="contained" {...button} loading={isPending} onClick={() => void fetchFile()} data-testid="download-export">
      {t('exports.download')}
    </Button>
  );
};
