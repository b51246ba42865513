import { Alert, Box, Button, Card, CardContent, Skeleton } from '@mui/material';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan, Product } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { ProblemNote, ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { BillingMessage } from '../../shared/order/BillingMessage.js';
import { Configuration } from '../../shared/order/Configuration.js';
import { useOrder, type OrderInProgress } from '../../shared/order/use-order.js';
import { PreviewPanel } from '../../shared/pricing/PreviewPanel.js';
import { useArrival } from '../layout/use-arrival.js';
import { Page } from '../parts/Page.js';
import { Steps } from './Steps.js';

const back = { to: '/order', label: 'order.otherPlan' };

/** The next step and the one before; the way on is closed while the price is being recalculated. */
const Buttons = ({ onBack, children }: { readonly onBack: (() => void) | null; readonly children: ReactNode }): ReactElement => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'end', mt: 2 }}>
      {onBack && (
        <Button size="large" onClick={onBack}>
          {t('common.back')}
        </Button>
      )}
      {children}
    </Box>
  );
};

const Configure = ({ plan, order, onNext }: { readonly plan: Plan; readonly order: OrderInProgress; readonly onNext: () => void }): ReactElement => {
  const t = useTranslate();
  const { draft, setDraft, state, billingDay } = order;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <BillingMessage billingType={plan.billingType} billingDay={billingDay} />
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

const Confirm = ({ plan, order, onBack }: { readonly plan: Plan; readonly order: OrderInProgress; readonly onBack: () => void }): ReactElement => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { account } = useMe();
  const { term, word } = useFormat();
  const { data: product } = useGetOne<Product>('products', { id: plan.productId });
  const { draft, state, place, command } = order;
  const period = plan.periods.find(({ periodId }) => periodId === draft.periodId);
  const submit = async (): Promise<void> => {
    const placed = await place();
    if (placed) navigate(`/billing/orders/${placed.id}?placed=1`);
  };
  return (
    <Card>
      <CardContent>
        <Facts
          columns={2}
          facts={[
            { label: t('data.accountId'), value: account?.name ?? account?.number },
            { label: t('data.productId'), value: product?.name },
            { label: t('data.planId'), value: plan.name },
            { label: t('data.term'), value: period && term(period.term) },
            { label: t('data.promoCode'), value: draft.promoCode.toUpperCase() },
            { label: t('data.paymentModel'), value: word('paymentModel', 'prepay') },
          ]}
        />
        <Box sx={{ mt: 3 }}>
          <PreviewPanel state={state} />
        </Box>
        <Alert severity="info" sx={{ mt: 2 }}>
          {t('order.afterSubmit')}
        </Alert>
        {command.problem && <ProblemNote problem={command.problem} />}
        <Buttons onBack={onBack}>
          <Button variant="contained" size="large" loading={command.isPending} disabled={!state.preview || state.isPending} onClick={() => void submit()} data-testid="order-submit">
            {t('order.submit')}
          </Button>
        </Buttons>
      </CardContent>
    </Card>
  );
};

const Wizard = ({ plan }: { readonly plan: Plan }): ReactElement => {
  const { account } = useMe();
  const [confirming, setConfirming] = useState(false);
  const order = useOrder(account?.id ?? '', plan);
  useArrival(confirming ? 'confirmation' : 'configuration');
  return (
    <Page title={plan.name} back={back}>
      <Steps current={confirming ? 2 : 1} />
      {confirming ? <Confirm plan={plan} order={order} onBack={() => setConfirming(false)} /> : <Configure plan={plan} order={order} onNext={() => setConfirming(true)} />}
    </Page>
  );
};

/** Configuration and confirmation of one plan. */
export const OrderWizard = (): ReactElement => {
  const { planId = '' } = useParams();
  const { data: plan, error } = useGetOne<Plan>('plans', { id: planId });
  if (error) return <Page title="" back={back}><ReadFailed error={error} /></Page>;
  return plan ? <Wizard key={plan.id} plan={plan} /> : <Skeleton variant="rounded" height={320} />;
};
