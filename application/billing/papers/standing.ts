import type { InvoiceDocument } from '../../../projections/billing/invoices.projection.js';
import type { PaymentDocument } from '../../../projections/billing/payments.projection.js';
import type { Figures } from './figures.js';
import { fill, type PaperTexts } from './texts/index.js';

/** What is still to be paid, minor units, and the sentence that says until when, or how it was paid. */
export interface Standing {
  readonly due: number;
  readonly why: string;
  readonly note: string | null;
}

type Read = { readonly texts: PaperTexts; readonly figures: Figures };
type Asked = Pick<PaymentDocument, 'number' | 'status' | 'dueOn' | 'closedOn'>;

const settled = (why: string): Standing => ({ due: 0, why, note: null });

/** Is there something to pay, until when, or how was it paid? */
export const standingOf = (invoice: Pick<InvoiceDocument, 'kind' | 'total' | 'dueOn'>, payment: Asked | null, { texts, figures }: Read): Standing => {
  const { kind, total, dueOn } = invoice;
  if (kind === 'act') return settled(texts.paidAhead);
  if (total < 0) return settled(fill(texts.credited, { money: figures.money(-total) }));
  if (total === 0) return settled(texts.nothing);
  const on = (text: string, date: string | null): string => fill(text, { date: date === null ? '' : figures.date(date) }).trim();
  // Its payment is asked for right after it is issued.
  if (!payment) return { due: total, why: on(texts.payUntil, dueOn), note: null };
  switch (payment.status) {
    case 'Completed':
      return settled(on(texts.paidOn, payment.closedOn));
    case 'Paid from balance':
      return settled(on(texts.paidFromBalance, payment.closedOn));
    case 'Cancelled':
    case 'Reversed':
      return { due: total, why: texts.owed, note: null };
    default:
      return { due: total, why: on(payment.status === 'Expired' ? texts.overdue : texts.payUntil, payment.dueOn), note: fill(texts.quote, { number: payment.number }) };
  }
};
