import { FormControlLabel, FormHelperText, MenuItem, Switch, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { editableMoney, parseMoney } from '../format/money.js';
import type { CommandField, FieldValue } from './field-values.js';
import { LookupField } from './LookupField.js';

interface FieldProps {
  readonly field: CommandField;
  readonly value: FieldValue;
  readonly error?: string | undefined;
  readonly onChange: (value: FieldValue) => void;
  readonly autoFocus?: boolean;
}
type Labelled = FieldProps & { readonly label: string };

/** Keeps what was typed, and hands on what it means; null while it means nothing. */
const ParsedEntry = ({ field, error, onChange, label, autoFocus = false, initial, parse, wrongText, inputMode }: Labelled & { readonly initial: string; readonly parse: (text: string) => number | null; readonly wrongText: string; readonly inputMode: 'decimal' | 'numeric' }): ReactElement => {
  const [text, setText] = useState(initial);
  const wrong = text !== '' && parse(text) === null;
  const change = (typed: string): void => {
    setText(typed);
    onChange(typed === '' ? '' : parse(typed));
  };
  return (
    <TextField
      label={label}
      value={text}
      required={field.required ?? false}
      autoFocus={autoFocus}
      error={wrong || !!error}
      helperText={wrong ? wrongText : (error ?? field.hint ?? ' ')}
      onChange={(event) => change(event.target.value)}
      slotProps={{ htmlInput: { inputMode, name: field.name } }}
    />
  );
};

const MoneyEntry = (props: Labelled): ReactElement => {
  const t = useTranslate();
  const { value, label, field: { currency = 'EUR' } } = props;
  return <ParsedEntry {...props} label={`${label} (${currency})`} initial={typeof value === 'number' ? editableMoney(value, currency) : ''} parse={(text) => parseMoney(text, currency)} wrongText={t('errors.amount')} inputMode="decimal" />;
};

const wholeNumber = (text: string): number | null => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null);

const NumberEntry = (props: Labelled): ReactElement => {
  const t = useTranslate();
  return <ParsedEntry {...props} initial={typeof props.value === 'number' ? String(props.value) : ''} parse={wholeNumber} wrongText={t('errors.number')} inputMode="numeric" />;
};

const FlagEntry = ({ field, value, onChange, label }: Labelled): ReactElement => (
  <>
    <FormControlLabel control={<Switch checked={value === true} onChange={(_event, checked) => onChange(checked)} slotProps={{ input: { name: field.name } }} />} label={label} />
    {field.hint && <FormHelperText sx={{ mb: 1 }}>{field.hint}</FormHelperText>}
  </>
);

const TYPES: Partial<Record<CommandField['kind'], string>> = { date: 'date', email: 'email', password: 'password' };

const TextEntry = ({ field, value, error, onChange, autoFocus = false, label }: Labelled): ReactElement => (
  <TextField
    label={label}
    value={value ?? ''}
    type={TYPES[field.kind] ?? 'text'}
    select={field.kind === 'choice'}
    multiline={field.kind === 'long'}
    minRows={field.kind === 'long' ? 2 : undefined}
    required={field.required ?? false}
    autoFocus={autoFocus}
    error={!!error}
    helperText={error ?? field.hint ?? ' '}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{ htmlInput: { name: field.name, ...(field.kind === 'password' ? { autoComplete: field.name === 'currentPassword' ? 'current-password' : 'new-password' } : {}) }, ...(field.kind === 'date' ? { inputLabel: { shrink: true } } : {}) }}
  >
    {field.choices?.map((choice) => (
      <MenuItem key={choice.value} value={choice.value}>
        {choice.label}
      </MenuItem>
    ))}
  </TextField>
);

/** One field, as its kind is entered. */
export const CommandFieldInput = (props: FieldProps): ReactElement => {
  const t = useTranslate();
  const { field, value } = props;
  const label = field.label ?? t(`data.${field.name}`, { _: field.name });
  switch (field.kind) {
    case 'money':
      return <MoneyEntry {...props} label={label} />;
    case 'number':
      return <NumberEntry {...props} label={label} />;
    case 'flag':
      return <FlagEntry {...props} label={label} />;
    case 'record':
    case 'records':
      return <LookupField {...props} label={label} value={typeof value === 'string' || Array.isArray(value) ? (value as string) : ''} />;
    default:
      return <TextEntry {...props} label={label} />;
  }
};
