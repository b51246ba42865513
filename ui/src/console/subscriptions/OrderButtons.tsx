import { Button } from '@mui/material';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import type { CommandName, Committed } from '../../shared/api/commands.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { ChangeDialog } from '../../shared/pricing/ChangeDialog.js';
import { RenewDialog } from '../../shared/pricing/RenewDialog.js';
import { SwitchDialog } from '../../shared/pricing/SwitchDialog.js';

interface Asked {
  readonly onClose: () => void;
  readonly onDone: (committed: Committed) => void;
}

/** Opens a dialog that makes an order, and leads to the order that it made. */
const OrderButton = ({ name, dialog }: { readonly name: CommandName; readonly dialog: (asked: Asked) => ReactNode }): ReactElement | null => {
  const t = useTranslate();
  const redirect = useRedirect();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  if (!maySend(role, name)) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)} data-testid={`command-${name}`}>
        {t(`commands.${name}.label`)}
      </Button>
      {open && dialog({ onClose: () => setOpen(false), onDone: ({ id }) => redirect('show', 'orders', id) })}
    </>
  );
};

const RENEWABLE = ['Active', 'Graced', 'Stopped'];

/** Change, renew, switch: what makes an order. */
export const OrderButtons = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const { status, expirationDate } = subscription;
  return (
    <>
      {status === 'Active' && <OrderButton name="change-subscription" dialog={(asked) => <ChangeDialog subscription={subscription} {...asked} />} />}
      {RENEWABLE.includes(status) && expirationDate && <OrderButton name="renew-subscription" dialog={(asked) => <RenewDialog subscription={subscription} choosesPrices {...asked} />} />}
      {status === 'Active' && <OrderButton name="switch-plan" dialog={(asked) => <SwitchDialog subscription={subscription} {...asked} />} />}
    </>
  );
};
