import { Box, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { QuantityStepper } from '../components/QuantityStepper.js';

export interface QuantityRow {
  readonly key: string;
  readonly name: string;
  readonly note: ReactNode;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number | null;
}

/** Resources with a stepper each. */
export const QuantityRows = ({ rows, onChange }: { readonly rows: readonly QuantityRow[]; readonly onChange: (key: string, value: number) => void }): ReactElement => (
  <>
    {rows.map(({ key, name, note, value, minimum, maximum }) => (
      <Box key={key} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 2, mb: 2 }}>
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {note}
          </Typography>
        </Box>
        <QuantityStepper label={name} value={value} minimum={minimum} maximum={maximum} onChange={(next) => onChange(key, next)} />
      </Box>
    ))}
  </>
);
