import type { ReactElement } from 'react';
import { useMe } from '../api/hooks.js';
import type { AccountUser } from '../api/types.js';
import { CommandButton } from '../commands/CommandButton.js';
import { useFormat } from '../format/use-format.js';
import type { ButtonProps } from '@mui/material';

const LEVELS = ['Owner', 'Admin', 'User'];

/** What may be done with a person of an account. The Owner is only changed by making another one the Owner. */
export const UserCommands = ({ user, button = {} }: { readonly user: AccountUser; readonly button?: ButtonProps }): ReactElement | null => {
  const { kind } = useMe();
  const { word } = useFormat();
  const { userId, invitationId, status, level, name, accountId } = user;
  if (!accountId) return null;
  const about = { name: name ?? user.email ?? '' };
  if (status === 'Invited' && invitationId) return <CommandButton name="withdraw-invitation" body={{ accountId, invitationId }} about={about} rehearse={false} severity="error" button={button} />;
  if (!userId || (status !== 'Active' && status !== 'Inactive')) return null;
  const choices = LEVELS.filter((value) => value !== level).map((value) => ({ value, label: word('level', value) }));
  const staff = kind !== 'user';
  return (
    <>
      {level !== 'Owner' && <CommandButton name="change-user-level" body={{ accountId, userId }} about={about} button={button} fields={[{ name: 'level', kind: 'choice', required: true, initial: choices[1]?.value ?? '', choices }]} />}
      {staff && status === 'Active' && <CommandButton name="deactivate-user" body={{ userId }} about={about} severity="error" button={button} />}
      {staff && status === 'Inactive' && <CommandButton name="reactivate-user" body={{ userId }} about={about} button={button} />}
      {level !== 'Owner' && <CommandButton name="remove-user" body={{ accountId, userId }} about={about} severity="error" button={button} />}
      {staff && <CommandButton name="erase-person" body={{ kind: 'user', id: userId }} about={about} rehearse={false} severity="error" button={button} />}
    </>
  );
};
