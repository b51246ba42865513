import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { SignIn } from '../../shared/sign-in/SignIn.js';

export const ConsoleSignIn = (): ReactElement => {
  const t = useTranslate();
  return <SignIn panel={t('shell.console')} />;
};
