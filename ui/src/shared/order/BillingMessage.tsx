import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';

/** What is charged now, what later, and what a reduction means: one text per billing type (CR-644). */
export const BillingMessage = ({ billingType, billingDay }: { readonly billingType: string; readonly billingDay: number | undefined }): ReactElement => {
  const t = useTranslate();
  const [type] = billingType.split('@');
  return <Alert severity="info">{t(`billing.${type}.message`, { day: billingDay ?? '', _: '' })}</Alert>;
};
