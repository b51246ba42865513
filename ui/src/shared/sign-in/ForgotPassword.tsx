import { Alert, Box, Button } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { Entrance } from './Entrance.js';
import { Field } from './Field.js';

/** Asks for a link by e-mail. The answer is the same whether or not somebody has that address. */
export const ForgotPassword = (): ReactElement => {
  const t = useTranslate();
  const { send, isPending, problem } = useCommand('request-password-reset');
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked((await send({ email })) !== null);
  };
  return (
    <Entrance title={t('auth.forgotTitle')} intro={t('auth.forgotIntro')}>
      {asked ? (
        <Alert severity="success">{t('auth.resetSent', { email })}</Alert>
      ) : (
        <Box component="form" onSubmit={(event) => void submit(event)}>
          {problem && <ProblemNote problem={problem} fieldsShown={['/email']} />}
          <Field name="email" type="email" label={t('data.email')} value={email} onChange={setEmail} problem={problem} autoComplete="username" autoFocus />
          <Button type="submit" variant="contained" size="large" fullWidth loading={isPending} disabled={!email} sx={{ mt: 2 }}>
            {t('auth.sendLink')}
          </Button>
        </Box>
      )}
      <Box sx={{ mt: 2 }}>
        <Link to="/login">{t('auth.backToSignIn')}</Link>
      </Box>
    </Entrance>
  );
};
