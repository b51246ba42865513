import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import { Button, type ButtonProps } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { maySend } from '../access.js';
import { useMe } from '../api/hooks.js';
import { ExportDialog } from './ExportDialog.js';
import type { Selection } from './selection.js';

interface ExportButtonProps extends Selection {
  /** How many rows there are now, when that is known. */
  readonly total?: number | undefined;
  readonly button?: ButtonProps;
}

/** Takes all rows of a list with it, in the background, as a file. `view`, `filter` and `sort` as the list takes them. */
export const ExportButton = ({ total, button = {}, ...selection }: ExportButtonProps): ReactElement | null => {
  const t = useTranslate();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  if (!maySend(role, 'request-export')) return null;
  return (
    <>
      <Button size="small" startIcon={<FileDownload />} {...button} onClick={() => setOpen(true)} data-testid="export">
        {t('exports.button')}
      </Button>
      {open && <ExportDialog selection={selection} total={total} onClose={() => setOpen(false)} />}
    </>
  );
};

/** The same for the list around it, with the filters and the order that it has now. */
export const ListExportButton = ({ columns, button = {} }: Pick<ExportButtonProps, 'columns' | 'button'>): ReactElement | null => {
  const { resource, filterValues, filter, sort, total } = useListContext();
  if (!resource || total === 0) return null;
  return <ExportButton view={resource} filter={{ ...(filterValues as Record<string, unknown>), ...(filter) }} sort={sort} total={total} columns={columns} button={button} />;
};
