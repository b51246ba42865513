import Add from '@mui/icons-material/Add';
import Remove from '@mui/icons-material/Remove';
import { Box, IconButton, InputBase, Typography } from '@mui/material';
import { useEffect, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  /** Null: unlimited. */
  readonly maximum: number | null;
  readonly onChange: (value: number) => void;
}

const clamped = (value: number, { minimum, maximum }: Pick<StepperProps, 'minimum' | 'maximum'>): number => Math.max(minimum, Math.min(maximum ?? Infinity, value));

/** A whole number between its bounds. What lies outside is put right at the nearest bound, and says so. */
export const QuantityStepper = (props: StepperProps): ReactElement => {
  const t = useTranslate();
  const { label, value, minimum, maximum, onChange } = props;
  const [text, setText] = useState(String(value));
  const [corrected, setCorrected] = useState(false);
  useEffect(() => setText(String(value)), [value]);
  const commit = (): void => {
    const typed = /^\d+$/.test(text.trim()) ? Number(text) : value;
    const bounded = clamped(typed, props);
    setCorrected(bounded !== typed);
    setText(String(bounded));
    if (bounded !== value) onChange(bounded);
  };
  const step = (difference: number): void => {
    setCorrected(false);
    onChange(clamped(value + difference, props));
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    step(direction);
  };
  const bounds = maximum === null ? t('quantity.atLeast', { minimum }) : t('quantity.between', { minimum, maximum });
  return (
    <Box sx={{ display: 'grid', justifyItems: 'end' }}>
      <Box role="group" aria-label={label} sx={{ display: 'inline-flex', border: 1, borderColor: 'divider', borderRadius: 2, alignItems: 'center' }}>
        <IconButton onClick={() => step(-1)} disabled={value <= minimum} aria-label={t('quantity.less', { name: label })} sx={{ width: 44, height: 44 }}>
          <Remove />
        </IconButton>
        <InputBase
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={keyed}
          inputProps={{ 'aria-label': label, inputMode: 'numeric', style: { textAlign: 'center', width: 56, fontWeight: 600, fontVariantNumeric: 'tabular-nums' } }}
        />
        <IconButton onClick={() => step(1)} disabled={maximum !== null && value >= maximum} aria-label={t('quantity.more', { name: label })} sx={{ width: 44, height: 44 }}>
          <Add />
        </IconButton>
      </Box>
      <Typography variant="caption" role={corrected ? 'alert' : undefined} color={corrected ? 'warning' : 'textSecondary'}>
        {corrected ? t('quantity.corrected', { bounds }) : bounds}
      </Typography>
    </Box>
  );
};
