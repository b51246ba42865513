import { Alert, Box, Card, CardContent, Skeleton } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetOne, useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router';
import type { Payment } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Page } from '../parts/Page.js';
import { OrderBlock } from './OrderBlock.js';
import { PayButton } from './PayButton.js';
import { isOpen, paysOf } from './payment-state.js';

const back = { to: '/billing/payments', label: 'portal.billing.payments' };

const Actions = ({ payment }: { readonly payment: Payment }): ReactElement | null => {
  const { id: paymentId, kind, amount, currency, number } = payment;
  if (!isOpen(payment)) return null;
  const pays = paysOf(payment);
  return (
    <>
      {kind === 'top_up' && <CommandButton name="cancel-payment" body={{ paymentId }} about={{ number }} severity="error" rehearse={false} />}
      {pays && <PayButton pays={pays} amount={amount} currency={currency} />}
    </>
  );
};

const PaymentFacts = ({ payment }: { readonly payment: Payment }): ReactElement => {
  const t = useTranslate();
  const { date, word } = useFormat();
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('data.amount'), value: <Money minor={payment.amount} currency={payment.currency} sx={{ fontWeight: 650 }} /> },
        { label: t('data.kind'), value: word('kind', payment.kind) },
        { label: t('data.createdOn'), value: date(payment.createdOn) },
        isOpen(payment) && { label: t('data.dueOn'), value: date(payment.dueOn) },
        { label: t('data.method'), value: word('method', payment.method) },
        { label: t('data.closedOn'), value: payment.closedOn && date(payment.closedOn) },
        payment.orderId !== null && { label: t('data.orderId'), value: <Link to={`/billing/orders/${payment.orderId}`}>{t('portal.toOrder')}</Link> },
        payment.invoiceId !== null && { label: t('data.invoiceId'), value: <Link to={`/billing/invoices/${payment.invoiceId}`}>{t('purse.toInvoice')}</Link> },
        { label: t('data.reason'), value: payment.reason },
      ]}
    />
  );
};

export const PaymentPage = (): ReactElement => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const [query] = useSearchParams();
  const { data: payment, error, refetch } = useGetOne<Payment>('payments', { id });
  if (error) return <Page title="" back={back}><ReadFailed error={error} retry={() => void refetch()} /></Page>;
  if (!payment) return <Skeleton variant="rounded" height={320} />;
  const waiting = isOpen(payment);
  return (
    <Page title={t('portal.payment', { number: payment.number })} back={back} beside={<StatusChip status={payment.status} size="medium" />} actions={<Actions payment={payment} />}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {waiting && query.has('placed') && <Alert severity="success">{t('portal.topUpPlaced')}</Alert>}
        {payment.status === 'Expired' && <Alert severity="error">{t('purse.overdueNote')}</Alert>}
        {waiting && <Alert severity="info">{t(payment.kind === 'top_up' ? 'portal.howToTopUp' : 'portal.howToPay', { number: payment.number })}</Alert>}
        <Card>
          <CardContent>
            <PaymentFacts payment={payment} />
          </CardContent>
        </Card>
        {payment.orderId && <OrderBlock orderId={payment.orderId} />}
      </Box>
    </Page>
  );
};
