import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { ProblemBody } from '../api/http.js';
import { useProblemWords } from '../components/use-problem-words.js';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: ProblemBody | null;
  readonly type?: 'email' | 'password' | 'text';
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly hint?: string;
}

/** A text field that shows what the server said about it; passwords can be looked at. */
export const Field = ({ name, label, value, onChange, problem, type = 'text', autoComplete, autoFocus = false, hint }: FieldProps): ReactElement => {
  const t = useTranslate();
  const [shown, setShown] = useState(false);
  const words = useProblemWords();
  const error = problem?.errors?.find(({ pointer }) => pointer === `/${name}`);
  const toggle = (
    <InputAdornment position="end">
      <IconButton edge="end" aria-label={t(shown ? 'ra.input.password.toggle_visible' : 'ra.input.password.toggle_hidden')} onClick={() => setShown(!shown)}>
        {shown ? <VisibilityOff /> : <Visibility />}
      </IconButton>
    </InputAdornment>
  );
  return (
    <TextField
      name={name}
      label={label}
      value={value}
      required
      fullWidth
      size="medium"
      margin="normal"
      autoFocus={autoFocus}
      type={type === 'password' && shown ? 'text' : type}
      error={!!error}
      helperText={error && problem ? words.field(error, problem) : hint}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: autoComplete ? { autoComplete } : {}, ...(type === 'password' ? { input: { endAdornment: toggle } } : {}) }}
    />
  );
};
