import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import { CommandDialog } from '../../shared/commands/CommandDialog.js';

/** Asks for money to be put on the balance: makes a payment that the provider completes when the money has come. */
export const TopUpDialog = ({ amount, onClose }: { readonly amount?: number; readonly onClose: () => void }): ReactElement | null => {
  const { account } = useMe();
  const navigate = useNavigate();
  if (!account) return null;
  const { id: accountId, currency } = account;
  return (
    <CommandDialog
      name="top-up-account"
      body={{ accountId }}
      currency={currency}
      rehearse={false}
      about={{ name: account.name ?? account.number }}
      fields={[{ name: 'amount', kind: 'money', currency, required: true, ...(amount === undefined ? {} : { initial: amount }) }]}
      onClose={onClose}
      onDone={({ id }) => void navigate(`/billing/payments/${id}?placed=1`)}
    />
  );
};
