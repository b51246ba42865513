import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import { Button } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useRecordContext, useRedirect, useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Account } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CorrectBalance } from '../corrections/CorrectBalance.js';
import { EditAccount } from './EditAccount.js';

const LEVELS = ['Owner', 'Admin', 'User'];

export const AccountActions = (): ReactElement | null => {
  const t = useTranslate();
  const redirect = useRedirect();
  const { role } = useMe();
  const { money, word } = useFormat();
  const account = useRecordContext<Account>();
  if (!account) return null;
  const { id: accountId, currency, name } = account;
  const common = { body: { accountId }, about: { name: name ?? account.number }, currency };
  const levels = LEVELS.map((value) => ({ value, label: word('level', value) }));
  return (
    <>
      {maySend(role, 'place-order') && (
        <Button component={Link} to={`/orders/create?accountId=${accountId}`} variant="contained" startIcon={<ShoppingCart />}>
          {t('commands.place-order.label')}
        </Button>
      )}
      {/* The money counts once its payment is completed: that is the next thing to do. */}
      <CommandButton name="top-up-account" {...common} fields={[{ name: 'amount', kind: 'money', currency, required: true }]} onDone={({ id }) => redirect('show', 'payments', id)} />
      <CommandButton
        name="invite-user"
        {...common}
        rehearse={false}
        fields={[
          { name: 'email', kind: 'email', required: true },
          { name: 'level', kind: 'choice', required: true, initial: 'User', choices: levels },
        ]}
      />
      <CorrectBalance accountId={accountId} name={name ?? account.number} currency={currency} />
      {account.terms.guaranteedPaymentLimit > 0 && <CommandButton name="provide-guarantee" {...common} fields={[{ name: 'amount', kind: 'money', currency, required: true, hint: t('guarantees.hint', { limit: money(account.terms.guaranteedPaymentLimit, currency), days: account.terms.guaranteedPaymentDays }) }]} />}
      <EditAccount account={account} />
      {!account.held ? (
        <CommandButton name="hold-account" {...common} severity="error" fields={[{ name: 'reason', kind: 'text', required: true, hint: t('accounts.reasonHint') }]} />
      ) : (
        <CommandButton name="release-account" {...common} />
      )}
      {account.kind === 'person' && <CommandButton name="erase-person" body={{ kind: 'account', id: accountId }} about={common.about} severity="error" rehearse={false} />}
    </>
  );
};
