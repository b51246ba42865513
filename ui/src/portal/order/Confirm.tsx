import { Alert, Box, Button, Card, CardContent, FormControlLabel, Switch } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan, Product } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { PromoCode } from '../../shared/order/PromoCode.js';
import type { OrderInProgress } from '../../shared/order/use-order.js';
import { PreviewPanel } from '../../shared/pricing/PreviewPanel.js';
import { Buttons } from './Buttons.js';

interface ConfirmProps {
  readonly plan: Plan;
  readonly order: OrderInProgress;
  /** Null: it has no end, or is sold once. */
  readonly renewal: { readonly on: boolean; readonly onChange: (on: boolean) => void } | null;
  readonly onBack: () => void;
}

const Ordered = ({ plan, order: { draft, state } }: Pick<ConfirmProps, 'plan' | 'order'>): ReactElement => {
  const t = useTranslate();
  const { account } = useMe();
  const { term, word } = useFormat();
  const { data: product } = useGetOne<Product>('products', { id: plan.productId });
  const period = plan.periods.find(({ periodId }) => periodId === draft.periodId);
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('data.accountId'), value: account?.name ?? account?.number },
        { label: t('data.productId'), value: product?.name },
        { label: t('data.planId'), value: plan.name },
        { label: t('data.term'), value: period && [term(period.term), period.trial && t('order.trial')].filter(Boolean).join(' · ') },
        { label: t('data.paymentModel'), value: word('paymentModel', state.preview?.paymentModel) },
      ]}
    />
  );
};

/** What is ordered, at which price, and what happens next; the price shown is the one that is ordered. */
export const Confirm = ({ plan, order, renewal, onBack }: ConfirmProps): ReactElement => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { draft, setDraft, state, place, command } = order;
  const submit = async (): Promise<void> => {
    const placed = await place();
    if (placed) await navigate(`/billing/orders/${placed.id}?placed=1`);
  };
  const waits = state.preview?.paymentModel === 'prepay' && state.preview.price.dueNow > 0;
  return (
    <Card>
      <CardContent>
        <Ordered plan={plan} order={order} />
        {renewal && <FormControlLabel sx={{ mt: 1 }} control={<Switch checked={renewal.on} onChange={(_event, on) => renewal.onChange(on)} />} label={t('subscription.autoRenew.title')} />}
        <PromoCode draft={draft} onChange={setDraft} />
        <Box sx={{ mt: 2 }}>
          <PreviewPanel state={state} />
        </Box>
        <Alert severity="info" sx={{ mt: 2 }}>
          {t(waits ? 'order.afterSubmit' : 'purse.startsAtOnce')}
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
