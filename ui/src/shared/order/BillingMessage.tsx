import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { PaymentModel } from '../api/types.js';

interface MessageProps {
  readonly billingType: string;
  readonly billingDay: number | undefined;
  readonly paymentModel?: PaymentModel;
  readonly trial?: boolean;
}

/** What is charged now, what later, and what a reduction means: one text per billing type, for both payment models, and one for trials (CR-644). */
export const BillingMessage = ({ billingType, billingDay, paymentModel = 'prepay', trial = false }: MessageProps): ReactElement => {
  const t = useTranslate();
  const [type] = billingType.split('@');
  const key = trial ? 'billingMessage.trial' : `billingMessage.${paymentModel}.${type}`;
  return (
    <Alert severity="info" data-testid="billing-message">
      {t(key, { day: billingDay ?? '', _: '' })}
    </Alert>
  );
};
