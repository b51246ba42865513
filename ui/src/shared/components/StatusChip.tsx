import { Chip, type ChipProps } from '@mui/material';
import { alpha, useTheme } from '@mui/material/styles';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';

type Tone = 'success' | 'warning' | 'error' | 'info' | 'neutral';

const tones: Readonly<Record<string, Tone>> = {
  Active: 'success',
  Completed: 'success',
  'Paid from balance': 'success',
  Closed: 'success',
  Settled: 'success',
  'Waiting for payment': 'warning',
  'Waiting for provisioning': 'info',
  Ordered: 'warning',
  Graced: 'warning',
  Invited: 'warning',
  'Administrative hold': 'warning',
  Blocked: 'info',
  Opened: 'info',
  New: 'info',
  Provisioning: 'info',
  Installing: 'info',
  Updating: 'info',
  Stopping: 'info',
  Activating: 'info',
  Deleting: 'info',
  Running: 'info',
  Waiting: 'warning',
  Requested: 'info',
  Ready: 'success',
  Retrying: 'info',
  Previewed: 'warning',
  Applied: 'success',
  Reversed: 'error',
  Expired: 'error',
  Failed: 'error',
  'Completed with failures': 'error',
  'Credit hold': 'error',
  'Waiting for manual approve': 'warning',
  'Approval required': 'warning',
  Approved: 'success',
  'Waiting for refund': 'warning',
  Renewing: 'info',
  Switching: 'info',
  Scheduled: 'info',
  Provided: 'success',
  'Provided because of top-up': 'success',
  Exhausted: 'warning',
  Draft: 'neutral',
};

interface StatusChipProps extends Omit<ChipProps, 'label' | 'color'> {
  readonly status: string;
  /** Whose status it is, where the same word means another thing there. */
  readonly of?: 'subscription' | 'invoice' | 'postpaid' | 'export' | 'reservation';
}

const toneOf = (status: string, of?: StatusChipProps['of']): Tone => ((of === 'export' || of === 'reservation') && status === 'Expired' ? 'neutral' : undefined) ?? (of === 'subscription' && status === 'Blocked' ? 'error' : undefined) ?? tones[status] ?? (status.includes('failed') ? 'error' : 'neutral');

/** A state in words with a colour that agrees; the word alone says it all. */
export const StatusChip = ({ status, of, ...rest }: StatusChipProps): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { palette } = useTheme();
  const tone = toneOf(status, of);
  const own = of ? t(`words.${of}Status.${status}`, { _: '' }) : '';
  const main = tone === 'neutral' ? palette.text.secondary : palette[tone].main;
  return <Chip size="small" {...rest} label={own || word('status', status)} sx={{ color: main, backgroundColor: alpha(main, palette.mode === 'dark' ? 0.18 : 0.11), ...rest.sx }} />;
};
