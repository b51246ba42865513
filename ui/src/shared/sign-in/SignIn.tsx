import { Box, Button } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useLogin, useTranslate } from 'react-admin';
import type { Credentials } from '../api/auth-provider.js';
import { problemOf } from '../api/hooks.js';
import type { ProblemBody } from '../api/http.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { Entrance } from './Entrance.js';
import { Field } from './Field.js';

export const SignIn = ({ panel }: { readonly panel?: string }): ReactElement => {
  const t = useTranslate();
  const login = useLogin();
  const [credentials, setCredentials] = useState<Credentials>({ email: '', password: '' });
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const [isPending, setPending] = useState(false);
  const change = (changed: Partial<Credentials>): void => setCredentials({ ...credentials, ...changed });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    await login(credentials).catch((error: unknown) => {
      const refused = problemOf(error);
      setProblem(refused.code === 'client' ? { ...refused, detail: t(refused.detail) } : refused);
    });
    setPending(false);
  };
  return (
    <Entrance title={t('auth.title')} {...(panel ? { panel } : {})}>
      <Box component="form" onSubmit={(event) => void submit(event)}>
        {problem && <ProblemNote problem={problem} />}
        <Field name="email" type="email" label={t('data.email')} value={credentials.email} onChange={(email) => change({ email })} problem={problem} autoComplete="username" autoFocus />
        <Field name="password" type="password" label={t('data.password')} value={credentials.password} onChange={(password) => change({ password })} problem={problem} autoComplete="current-password" />
        <Button type="submit" variant="contained" size="large" fullWidth loading={isPending} sx={{ mt: 2, mb: 2 }}>
          {t('auth.signInButton')}
        </Button>
        <Link to="/forgot-password">{t('auth.forgot')}</Link>
      </Box>
    </Entrance>
  );
};
