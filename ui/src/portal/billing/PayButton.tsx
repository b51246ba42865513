import { Button } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { PayDialog } from './PayDialog.js';

interface PayButtonProps {
  /** The order, or the payment for services rendered. */
  readonly pays: { readonly orderId: string } | { readonly paymentId: string };
  readonly amount: number;
  readonly currency: string;
}

export const PayButton = (props: PayButtonProps): ReactElement => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)} data-testid="pay">
        {t('portal.pay')}
      </Button>
      {open && <PayDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
