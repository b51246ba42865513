import { TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { FieldTitle, InputHelperText, useInput, useResourceContext, useTranslate } from 'react-admin';
import { editableMoney, parseMoney } from '../../shared/format/money.js';

interface MoneyInputProps {
  readonly source: string;
  readonly currency: string;
  readonly helperText?: string;
  readonly label?: string;
}

/** Typed in units of the currency, kept in minor units: the form's value is what the command takes. */
export const MoneyInput = ({ source, currency, helperText, label }: MoneyInputProps): ReactElement => {
  const t = useTranslate();
  const resource = useResourceContext();
  const validate = (value: unknown): string | undefined => (typeof value === 'number' ? undefined : 'errors.amount');
  const { field, fieldState, id, isRequired } = useInput({ source, validate, defaultValue: 0 });
  const [text, setText] = useState(typeof field.value === 'number' ? editableMoney(field.value, currency) : '');
  const change = (typed: string): void => {
    setText(typed);
    field.onChange(typed.trim() === '' ? 0 : (parseMoney(typed, currency) ?? typed));
  };
  const blur = (): void => {
    if (typeof field.value === 'number') setText(editableMoney(field.value, currency));
    field.onBlur();
  };
  const { error, invalid } = fieldState;
  return (
    <TextField
      id={id}
      name={field.name}
      inputRef={field.ref}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={blur}
      error={invalid}
      label={
        <>
          <FieldTitle label={label} source={source} resource={resource} isRequired={isRequired} /> ({currency})
        </>
      }
      helperText={invalid || helperText ? <InputHelperText error={error?.message} helperText={helperText && t(helperText)} /> : undefined}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
};
