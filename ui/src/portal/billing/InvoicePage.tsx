import { Alert, Box, Button, Card, CardContent, Skeleton } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useRead } from '../../shared/api/hooks.js';
import type { Invoice, InvoiceExplanation, Payment } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { InvoiceDocumentButton } from '../../shared/documents/InvoiceDocumentButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Page } from '../parts/Page.js';
import { InvoiceLines } from './InvoiceLines.js';
import { PayButton } from './PayButton.js';
import { paysOf } from './payment-state.js';

const back = { to: '/billing/invoices', label: 'portal.billing.invoices' };

const Actions = ({ invoice, payment }: { readonly invoice: Invoice; readonly payment: Payment | undefined }): ReactElement => {
  const t = useTranslate();
  const pays = payment && paysOf(payment);
  return (
    <>
      <InvoiceDocumentButton invoice={invoice} />
      <Button variant="outlined" onClick={() => window.print()}>
        {t('purse.print')}
      </Button>
      {pays && <PayButton pays={pays} amount={payment.amount} currency={payment.currency} />}
    </>
  );
};

const InvoiceFacts = ({ invoice, payment }: { readonly invoice: Invoice; readonly payment: Payment | undefined }): ReactElement => {
  const t = useTranslate();
  const { date, period } = useFormat();
  const { currency } = invoice;
  return (
    <Facts
      columns={3}
      facts={[
        { label: t('data.period'), value: period(invoice.period) },
        { label: t('data.issuedOn'), value: invoice.issuedOn && date(invoice.issuedOn) },
        { label: t('data.dueOn'), value: invoice.dueOn && date(invoice.dueOn) },
        { label: t('data.total'), value: <Money minor={invoice.total} currency={currency} sx={{ fontWeight: 650 }} /> },
        invoice.discount !== 0 && { label: t('data.discount'), value: <Money minor={-invoice.discount} currency={currency} /> },
        payment ? { label: t('data.paymentId'), value: <Link to={`/billing/payments/${payment.id}`}>{payment.number}</Link> } : null,
      ]}
    />
  );
};

/** The lines recomputed from their charges: do they still sum to the total? */
const Recomputed = ({ invoice }: { readonly invoice: Invoice }): ReactElement | null => {
  const t = useTranslate();
  const { data } = useRead<InvoiceExplanation>(`/api/invoices/${invoice.id}/explanation`);
  if (!data) return null;
  return (
    <Alert severity={data.agrees ? 'success' : 'error'} data-testid="invoice-agrees">
      {t(data.agrees ? 'purse.invoices.agrees' : 'explain.differs')}
    </Alert>
  );
};

/** One invoice or act: what it is for, line by line, and whether it is paid. */
export const InvoicePage = (): ReactElement => {
  const { id = '' } = useParams();
  const { word } = useFormat();
  const { data: invoice, error, refetch } = useGetOne<Invoice>('invoices', { id });
  const { data: payment } = useGetOne<Payment>('payments', { id: invoice?.paymentId ?? '' }, { enabled: !!invoice?.paymentId });
  if (error) return <Page title="" back={back}><ReadFailed error={error} retry={() => void refetch()} /></Page>;
  if (!invoice) return <Skeleton variant="rounded" height={320} />;
  return (
    <Page title={`${word('document', invoice.kind)} ${invoice.number ?? ''}`} back={back} beside={invoice.paymentStatus && <StatusChip status={invoice.paymentStatus} size="medium" />} actions={<Actions invoice={invoice} payment={payment} />}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Card>
          <CardContent>
            <InvoiceFacts invoice={invoice} payment={payment} />
          </CardContent>
        </Card>
        <InvoiceLines invoice={invoice} />
        <Recomputed invoice={invoice} />
      </Box>
    </Page>
  );
};
