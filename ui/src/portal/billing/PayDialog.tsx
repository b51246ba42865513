import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, useMediaQuery, type Theme } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useCommand } from '../../shared/api/hooks.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useOwnAccount } from '../parts/use-own-account.js';
import { TopUpDialog } from './TopUpDialog.js';

interface PayDialogProps {
  readonly pays: { readonly orderId: string } | { readonly paymentId: string };
  readonly amount: number;
  readonly currency: string;
  readonly onClose: () => void;
}

/** Pays an order or an invoice from the balance, or says what is missing and how to get it there (CR-827). */
export const PayDialog = ({ pays, amount, currency, onClose }: PayDialogProps): ReactElement => {
  const t = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const fullScreen = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const { data: account } = useOwnAccount();
  const { send, isPending, problem } = useCommand('pay-from-balance');
  const forOrder = 'orderId' in pays;
  const [toppingUp, setToppingUp] = useState(false);
  const spendable = account ? account.available + (account.terms.payWithNegativeBalance ? account.allowance : 0) : 0;
  const missing = Math.max(0, amount - spendable);
  const pay = async (): Promise<void> => {
    if (!(await send(pays))) return;
    notify(t(forOrder ? 'portal.paid' : 'purse.paidServices'), { type: 'success' });
    onClose();
  };
  if (toppingUp) return <TopUpDialog amount={missing} onClose={onClose} />;
  const money = (minor: number): ReactElement => <Money minor={minor} currency={currency} />;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" fullScreen={fullScreen} aria-labelledby="pay-title">
      <DialogTitle id="pay-title">{t('portal.payTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t(missing > 0 ? 'portal.payShort' : forOrder ? 'portal.payExplain' : 'purse.payServices')}</DialogContentText>
        <Facts
          columns={2}
          facts={[
            { label: t('price.dueNow'), value: <strong>{money(amount)}</strong> },
            { label: t('balance.available'), value: account && money(account.available), note: account && account.blocked > 0 && t('balance.alsoHeld', { amount: format.money(account.blocked, currency) }) },
            missing > 0 && { label: t('balance.shortfall'), value: <strong>{money(missing)}</strong> },
          ]}
        />
        <Box sx={{ mt: 2 }}>{problem && <ProblemNote problem={problem} />}</Box>
      </DialogContent>
      <DialogActions sx={{ p: 2, flexWrap: 'wrap' }}>
        <Button size="large" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {missing > 0 && (
          <Button size="large" variant="outlined" onClick={() => setToppingUp(true)}>
            {t('portal.topUp')}
          </Button>
        )}
        <Button size="large" variant="contained" loading={isPending} disabled={!account || missing > 0} onClick={() => void pay()} data-testid="confirm-pay">
          {t('commands.pay-from-balance.label')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
