import { Box, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Why it is as it is, or why it cannot be changed here. */
  readonly note?: ReactNode;
}

/** Labelled values, side by side where there is room. Facts without a value are left out. */
export const Facts = ({ facts, columns = 3 }: { readonly facts: readonly (Fact | null | false)[]; readonly columns?: number }): ReactElement => (
  <Box component="dl" sx={{ m: 0, display: 'grid', columnGap: { xs: 2, sm: 4 }, rowGap: 2, gridTemplateColumns: { xs: 'repeat(auto-fill, minmax(140px, 1fr))', sm: 'repeat(2, minmax(0, 1fr))', md: `repeat(${columns}, minmax(0, 1fr))` } }}>
    {facts.filter((fact): fact is Fact => !!fact && fact.value !== false && fact.value !== null && fact.value !== undefined && fact.value !== '').map(({ label, value, note }) => (
      <Box key={label} sx={{ minWidth: 0 }}>
        <Typography component="dt" variant="body2" color="textSecondary">
          {label}
        </Typography>
        <Typography component="dd" variant="body1" sx={{ m: 0, overflowWrap: 'anywhere' }}>
          {value}
        </Typography>
        {note && (
          <Typography variant="caption" color="textSecondary">
            {note}
          </Typography>
        )}
      </Box>
    ))}
  </Box>
);
