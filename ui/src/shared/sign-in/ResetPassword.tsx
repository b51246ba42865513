import { Alert, Box, Button } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { Entrance } from './Entrance.js';
import { Field } from './Field.js';

/** Where the link in the mail leads: a new password. */
export const ResetPassword = (): ReactElement => {
  const t = useTranslate();
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const { send, isPending, problem } = useCommand('reset-password');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone((await send({ token, password })) !== null);
  };
  return (
    <Entrance title={t('auth.resetTitle')}>
      {done && <Alert severity="success">{t('auth.resetDone')}</Alert>}
      {!done && !token && <Alert severity="warning">{t('auth.noToken')}</Alert>}
      {!done && token && (
        <Box component="form" onSubmit={(event) => void submit(event)}>
          {problem && <ProblemNote problem={problem} fieldsShown={['/password']} />}
          <Field name="password" type="password" label={t('data.newPassword')} hint={t('auth.passwordHint')} value={password} onChange={setPassword} problem={problem} autoComplete="new-password" autoFocus />
          <Button type="submit" variant="contained" size="large" fullWidth loading={isPending} disabled={password.length < 10} sx={{ mt: 2 }}>
            {t('auth.setPassword')}
          </Button>
        </Box>
      )}
      <Box sx={{ mt: 2 }}>
        <Link to={done ? '/login' : '/forgot-password'}>{t(done ? 'auth.backToSignIn' : 'auth.newLink')}</Link>
      </Box>
    </Entrance>
  );
};
