import { Button, type ButtonProps } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { maySend } from '../access.js';
import type { CommandName } from '../api/commands.js';
import { useMe } from '../api/hooks.js';
import { CommandDialog, type CommandDialogProps } from './CommandDialog.js';

interface CommandButtonProps<N extends CommandName> extends Omit<CommandDialogProps<N>, 'onClose'> {
  readonly label?: string;
  readonly button?: ButtonProps;
}

/** A named action. It is left out for those whom the server would refuse. */
export const CommandButton = <N extends CommandName>({ label, button = {}, ...dialog }: CommandButtonProps<N>): ReactElement | null => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const { role } = useMe();
  if (!maySend(role, dialog.name)) return null;
  return (
    <>
      <Button variant="outlined" color={dialog.severity ?? 'primary'} {...button} onClick={() => setOpen(true)} data-testid={`command-${dialog.name}`}>
        {label ?? t(`commands.${dialog.name}.label`)}
      </Button>
      {open && <CommandDialog<N> {...(dialog as CommandDialogProps<N>)} onClose={() => setOpen(false)} />}
    </>
  );
};
