import Download from '@mui/icons-material/DownloadOutlined';
import { Button, type ButtonProps } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { problemOf } from '../api/hooks.js';
import { useProblemWords } from '../components/use-problem-words.js';
import { downloadFile } from './download.js';

/** Fetches a file of the API; what goes wrong is said. */
export const FileButton = ({ path, label, ...button }: ButtonProps & { readonly path: string; readonly label: string }): ReactElement => {
  const t = useTranslate();
  const { text } = useProblemWords();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const fetchFile = async (): Promise<void> => {
    setPending(true);
    try {
      await downloadFile(path);
    } catch (error) {
      notify(text(problemOf(error)), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button startIcon={<Download />} {...button} loading={isPending} onClick={() => void fetchFile()}>
      {t(label)}
    </Button>
  );
};
