import type { ButtonProps } from '@mui/material';
import type { ReactElement } from 'react';
import { FileButton } from './FileButton.js';

/** Fetches the file of an export that is ready. */
export const DownloadButton = ({ id, ...button }: ButtonProps & { readonly id: string }): ReactElement => (
  <FileButton variant="contained" {...button} path={`/api/exports/${encodeURIComponent(id)}/file`} label="exports.download" data-testid="download-export" />
);
