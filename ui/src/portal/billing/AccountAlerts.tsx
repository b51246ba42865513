import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link, useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Account, Payment } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useOwnAccount } from '../parts/use-own-account.js';
import { TopUpDialog } from './TopUpDialog.js';

/** Held by its debt: what that means, and how much ends it for certain. */
const CreditHold = ({ account }: { readonly account: Account }): ReactElement => {
  const t = useTranslate();
  const { date, money } = useFormat();
  const [open, setOpen] = useState(false);
  const debt = Math.max(0, -account.balance);
  return (
    <Alert
      severity="error"
      data-testid="credit-hold"
      action={
        <Button color="inherit" variant="outlined" size="small" onClick={() => setOpen(true)} sx={{ whiteSpace: 'nowrap' }}>
          {t('portal.topUp')}
        </Button>
      }
    >
      <AlertTitle>{t('purse.hold.title', { date: date(account.creditHoldSince ?? '') })}</AlertTitle>
      {t('purse.hold.text', { amount: money(debt, account.currency) })}
      {open && <TopUpDialog amount={debt} onClose={() => setOpen(false)} />}
    </Alert>
  );
};

const Overdue = (): ReactElement | null => {
  const t = useTranslate();
  const { money, date } = useFormat();
  const { data } = useGetList<Payment>('payments', { filter: { status: 'Expired' }, pagination: { page: 1, perPage: 1 }, sort: { field: 'dueOn', order: 'ASC' } });
  const [payment] = data ?? [];
  if (!payment) return null;
  return (
    <Alert
      severity="error"
      data-testid="overdue"
      action={
        <Button color="inherit" variant="outlined" size="small" component={Link} to={`/billing/payments/${payment.id}`} sx={{ whiteSpace: 'nowrap' }}>
          {t('purse.see')}
        </Button>
      }
    >
      {t('purse.overdue', { number: payment.number, amount: money(payment.amount, payment.currency), date: date(payment.dueOn) })}
    </Alert>
  );
};

/** What stands in the way of working, wherever one is, and what to do about it. */
export const AccountAlerts = (): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  const { data: account } = useOwnAccount();
  if (!account) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1, '&:not(:empty)': { mb: 2 } }}>
      {account.creditHoldSince && <CreditHold account={account} />}
      {account.held && <Alert severity="error">{t('purse.held', { provider: reseller.name })}</Alert>}
      {account.owed > 0 && <Overdue />}
    </Box>
  );
};
