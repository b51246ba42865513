import { Box, Button, Card, CardContent } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Plan } from '../../shared/api/types.js';
import { BillingMessage } from '../../shared/order/BillingMessage.js';
import { Configuration } from '../../shared/order/Configuration.js';
import type { OrderInProgress } from '../../shared/order/use-order.js';
import { PreviewPanel } from '../../shared/pricing/PreviewPanel.js';
import { useOwnAccount } from '../parts/use-own-account.js';
import { Buttons } from './Buttons.js';

/** Period and quantities, with what they cost now and later. */
export const Configure = ({ plan, order, onNext }: { readonly plan: Plan; readonly order: OrderInProgress; readonly onNext: () => void }): ReactElement => {
  const t = useTranslate();
  const { data: account } = useOwnAccount();
  const { draft, setDraft, state, billingDay } = order;
  const trial = plan.periods.find(({ periodId }) => periodId === draft.periodId)?.trial ?? false;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <BillingMessage billingType={plan.billingType} billingDay={billingDay} paymentModel={state.preview?.paymentModel ?? account?.terms.paymentModel ?? 'prepay'} trial={trial} />
      <Card>
        <CardContent>
          <Configuration plan={plan} draft={draft} onChange={setDraft} />
        </CardContent>
      </Card>
      <Card>
        <CardContent>
          <PreviewPanel state={state} />
          <Buttons onBack={null}>
            <Button variant="contained" size="large" disabled={!state.preview || state.isPending} onClick={onNext} data-testid="order-continue">
              {t('common.continue')}
            </Button>
          </Buttons>
        </CardContent>
      </Card>
    </Box>
  );
};
