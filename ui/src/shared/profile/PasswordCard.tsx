import { Alert, Box, Button, Card, CardContent, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { useCommand } from '../api/hooks.js';
import { ProblemNote } from '../components/ProblemNote.js';
import { Field } from '../sign-in/Field.js';

/** A new password ends all sessions, this one too. */
export const PasswordCard = (): ReactElement => {
  const t = useTranslate();
  const logout = useLogout();
  const { send, isPending, problem } = useCommand('change-password');
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send({ currentPassword, newPassword })) void logout();
  };
  return (
    <Card>
      <CardContent component="form" onSubmit={(event) => void submit(event)} sx={{ maxWidth: 480 }}>
        <Typography variant="h2">{t('profile.password')}</Typography>
        <Alert severity="info" sx={{ my: 1.5 }}>
          {t('profile.passwordEndsSessions')}
        </Alert>
        {problem && <ProblemNote problem={problem} fieldsShown={['/currentPassword', '/newPassword']} />}
        <Field name="currentPassword" type="password" label={t('data.currentPassword')} value={currentPassword} onChange={setCurrent} problem={problem} autoComplete="current-password" />
        <Field name="newPassword" type="password" label={t('data.newPassword')} hint={t('auth.passwordHint')} value={newPassword} onChange={setNew} problem={problem} autoComplete="new-password" />
        <Box sx={{ mt: 1 }}>
          <Button type="submit" variant="contained" loading={isPending} disabled={!currentPassword || newPassword.length < 10}>
            {t('commands.change-password.label')}
          </Button>
        </Box>
      </CardContent>
    </Card>
  );
};
