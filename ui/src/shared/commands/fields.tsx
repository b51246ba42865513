import { MenuItem, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { editableMoney, parseMoney } from '../format/money.js';

/** A field of a command's dialog. */
export interface CommandField {
  readonly name: string;
  readonly kind: 'text' | 'long' | 'money' | 'date' | 'choice' | 'email' | 'password';
  readonly required?: boolean;
  readonly initial?: string | number;
  readonly hint?: string;
  readonly currency?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}
export type FieldValues = Readonly<Record<string, string | number | null>>;

export const initialValues = (fields: readonly CommandField[]): FieldValues => Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? '']));

/** The values as the body wants them: what is empty is left out; null while something required is missing or wrong. */
export const completed = (fields: readonly CommandField[], values: FieldValues): Record<string, string | number> | null => {
  const incomplete = fields.some(({ name, required }) => values[name] === null || (required && values[name] === ''));
  if (incomplete) return null;
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== '' && entry[1] !== null).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]));
};

interface FieldProps {
  readonly field: CommandField;
  readonly value: string | number | null;
  readonly error?: string | undefined;
  readonly onChange: (value: string | number | null) => void;
  readonly autoFocus?: boolean;
}

/** Keeps what was typed, and hands on minor units; null while it is no amount. */
const MoneyEntry = ({ field, value, error, onChange, label, autoFocus }: FieldProps & { readonly label: string }): ReactElement => {
  const t = useTranslate();
  const { currency = 'EUR', required = false } = field;
  const [text, setText] = useState(typeof value === 'number' ? editableMoney(value, currency) : '');
  const wrong = text !== '' && parseMoney(text, currency) === null;
  const change = (typed: string): void => {
    setText(typed);
    onChange(typed === '' ? '' : parseMoney(typed, currency));
  };
  return (
    <TextField
      label={`${label} (${currency})`}
      value={text}
      required={required}
      autoFocus={autoFocus ?? false}
      error={wrong || !!error}
      helperText={wrong ? t('errors.amount') : (error ?? field.hint ?? ' ')}
      onChange={(event) => change(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'decimal', name: field.name } }}
    />
  );
};

const TYPES: Partial<Record<CommandField['kind'], string>> = { date: 'date', email: 'email', password: 'password' };

export const CommandFieldInput = (props: FieldProps): ReactElement => {
  const t = useTranslate();
  const { field, value, error, onChange, autoFocus = false } = props;
  const label = t(`data.${field.name}`, { _: field.name });
  if (field.kind === 'money') return <MoneyEntry {...props} label={label} />;
  return (
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
      slotProps={{ htmlInput: { name: field.name }, ...(field.kind === 'date' ? { inputLabel: { shrink: true } } : {}) }}
    >
      {field.choices?.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
};
