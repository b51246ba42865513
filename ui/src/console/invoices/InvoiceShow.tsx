import type { ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { Invoice } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { StatusChip } from '../../shared/components/StatusChip.js';
import { InvoiceDocumentButton } from '../../shared/documents/InvoiceDocumentButton.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordShow } from '../parts/RecordShow.js';
import { Section } from '../parts/Section.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { AccountRef, PaymentRef, ResellerRef } from '../parts/references.js';
import { InvoiceExplanation } from './InvoiceExplanation.js';
import { InvoiceLines } from './InvoiceLines.js';

const Amounts = ({ invoice }: { readonly invoice: Invoice }): ReactElement => {
  const t = useTranslate();
  const money = (minor: number): ReactElement => <Money minor={minor} currency={invoice.currency} />;
  return (
    <Facts
      columns={4}
      facts={[
        { label: t('data.gross'), value: money(invoice.gross) },
        { label: t('data.discount'), value: money(invoice.discount === 0 ? 0 : -invoice.discount) },
        { label: t('data.taxes'), value: money(invoice.taxes) },
        { label: t('data.total'), value: <strong>{money(invoice.total)}</strong>, note: t('invoices.totalNote') },
      ]}
    />
  );
};

const General = (): ReactElement | null => {
  const t = useTranslate();
  const { date, period, word, number } = useFormat();
  const invoice = useRecordContext<Invoice>();
  if (!invoice) return null;
  return (
    <>
      <Section intro={t(`invoices.intro.${invoice.kind}`)}>
        <Facts
          facts={[
            { label: t('data.number'), value: invoice.number },
            { label: t('data.kind'), value: word('kind', invoice.kind) },
            { label: t('data.status'), value: <StatusChip status={invoice.status} of="invoice" /> },
            { label: t('data.accountId'), value: <AccountRef record={invoice} /> },
            { label: t('data.resellerId'), value: <ResellerRef record={invoice} /> },
            { label: t('data.billingDate'), value: date(invoice.billingDate) },
            { label: t('data.period'), value: period(invoice.period) },
            { label: t('data.lineCount'), value: number(invoice.lineCount) },
            { label: t('data.issuedOn'), value: invoice.issuedOn && date(invoice.issuedOn) },
            { label: t('data.dueOn'), value: invoice.dueOn && date(invoice.dueOn) },
            !!invoice.paymentId && { label: t('data.paymentId'), value: <PaymentRef record={invoice} />, note: invoice.paymentStatus && <StatusChip status={invoice.paymentStatus} /> },
          ]}
        />
      </Section>
      <Section>
        <Amounts invoice={invoice} />
      </Section>
    </>
  );
};

const Actions = (): ReactElement | null => {
  const invoice = useRecordContext<Invoice>();
  return invoice ? <InvoiceDocumentButton invoice={invoice} variant="text" size="small" /> : null;
};

export const InvoiceShow = (): ReactElement => (
  <RecordShow name={({ id, ['number']: number }) => String(number ?? String(id).slice(0, 8))} actions={<Actions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="tabs.general">
        <General />
        <InvoiceLines />
      </TabbedShowLayout.Tab>
      <TabbedShowLayout.Tab label="tabs.explanation" path="explanation">
        <InvoiceExplanation />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`invoice-${id}`], currency: ({ ['currency']: currency }) => currency as string })}
    </TabbedShowLayout>
  </RecordShow>
);
