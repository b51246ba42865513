import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { useFormat } from '../format/use-format.js';
import { formatCost, formatQuantity } from './decimals.js';

interface CostProps {
  readonly text: string | undefined;
  readonly currency: string | null;
  /** At most so many decimals; four where nothing is said. */
  readonly digits?: number;
}

/** An exact amount, short enough to read; all of it appears when it is pointed at. */
export const Cost = ({ text, currency, digits }: CostProps): ReactElement | null => {
  const { locale } = useFormat();
  if (text === undefined || !currency) return null;
  return (
    <Box component="span" title={`${text} ${currency}`} sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {formatCost(text, currency, locale, digits)}
    </Box>
  );
};

/** A unit that has a number of its own is multiplied: 24 × 1 Hour, 3 × 10,000s. */
export const unitOf = (unit: string | null): string => (unit && /^\d/.test(unit) ? `× ${unit}` : (unit ?? ''));

/** A quantity in its unit. Where the vendor named none, the number stands alone. */
export const Quantity = ({ text, unit }: { readonly text: string; readonly unit: string | null }): ReactElement => {
  const { locale } = useFormat();
  return (
    <span title={text}>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatQuantity(text, locale)}
      </Box>{' '}
      {unitOf(unit)}
    </span>
  );
};
