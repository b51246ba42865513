import { Chip, type ChipProps } from '@mui/material';
import { alpha, useTheme } from '@mui/material/styles';
import type { ReactElement } from 'react';
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
  Retrying: 'info',
  Reversed: 'error',
  Expired: 'error',
  Failed: 'error',
  'Completed with failures': 'error',
  Draft: 'neutral',
};

const toneOf = (status: string): Tone => tones[status] ?? (status.includes('failed') ? 'error' : 'neutral');

/** A state in words with a colour that agrees; the word alone says it all. */
export const StatusChip = ({ status, ...rest }: { readonly status: string } & Omit<ChipProps, 'label' | 'color'>): ReactElement => {
  const { word } = useFormat();
  const { palette } = useTheme();
  const tone = toneOf(status);
  const main = tone === 'neutral' ? palette.text.secondary : palette[tone].main;
  return <Chip size="small" {...rest} label={word('status', status)} sx={{ color: main, backgroundColor: alpha(main, palette.mode === 'dark' ? 0.18 : 0.11), ...rest.sx }} />;
};
