import { Box, type SxProps, type Theme } from '@mui/material';
import type { ReactElement } from 'react';
import { useFormat } from '../format/use-format.js';

interface MoneyProps {
  readonly minor: number | null | undefined;
  readonly currency: string | null | undefined;
  /** Says "+" for what comes in. */
  readonly signed?: boolean;
  readonly sx?: SxProps<Theme>;
}

/** An amount that never breaks and lines up under others. */
export const Money = ({ minor, currency, signed = false, sx }: MoneyProps): ReactElement | null => {
  const { money } = useFormat();
  if (minor === null || minor === undefined || !currency) return null;
  return (
    <Box component="span" sx={[{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }, ...(Array.isArray(sx) ? sx : [sx])]}>
      {signed && minor > 0 ? '+' : ''}
      {money(minor, currency)}
    </Box>
  );
};
