import { Alert, Box, Button } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useCommand } from '../../shared/api/hooks.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { Entrance } from '../../shared/sign-in/Entrance.js';
import { Field } from '../../shared/sign-in/Field.js';

const FIELDS = ['firstName', 'lastName', 'password'] as const;
type Person = Readonly<Record<(typeof FIELDS)[number], string>>;

const COMPLETE = { firstName: 'given-name', lastName: 'family-name', password: 'new-password' } as const;

const RegisterForm = ({ token, onDone }: { readonly token: string; readonly onDone: () => void }): ReactElement => {
  const t = useTranslate();
  const { send, isPending, problem } = useCommand('register-user');
  const [person, setPerson] = useState<Person>({ firstName: '', lastName: '', password: '' });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send({ token, ...person })) onDone();
  };
  return (
    <Box component="form" onSubmit={(event) => void submit(event)}>
      {problem && <ProblemNote problem={problem} fieldsShown={FIELDS.map((name) => `/${name}`)} />}
      {FIELDS.map((name, index) => (
        <Field
          key={name}
          name={name}
          label={t(`data.${name}`)}
          value={person[name]}
          onChange={(value) => setPerson({ ...person, [name]: value })}
          problem={problem}
          type={name === 'password' ? 'password' : 'text'}
          autoComplete={COMPLETE[name]}
          autoFocus={index === 0}
          {...(name === 'password' ? { hint: t('auth.passwordHint') } : {})}
        />
      ))}
      <Button type="submit" variant="contained" size="large" fullWidth loading={isPending} disabled={!person.firstName || !person.lastName || person.password.length < 10} sx={{ mt: 2 }}>
        {t('register.button')}
      </Button>
    </Box>
  );
};

/** Where the invitation's link leads: a name and a password. */
export const RegisterPage = (): ReactElement => {
  const t = useTranslate();
  const [query] = useSearchParams();
  const [done, setDone] = useState(false);
  const token = query.get('token');
  return (
    <Entrance title={t('register.title')} intro={t(done ? 'register.done' : 'register.intro')}>
      {!token && <Alert severity="warning">{t('register.noToken')}</Alert>}
      {token && !done && <RegisterForm token={token} onDone={() => setDone(true)} />}
      <Box sx={{ mt: 2 }}>
        <Link to="/login">{t(done ? 'auth.signInButton' : 'register.haveLogin')}</Link>
      </Box>
    </Entrance>
  );
};
