import { inject, injectable } from 'inversify';
import type { InvoiceEvent } from '../../domain/billing/invoice.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { invoicePaymentId } from './invoices.js';
import { Ledgers } from './ledgers.js';
import { Payments } from './payments.js';

type Closed = Extract<InvoiceEvent, { type: 'InvoiceClosed' }>;

/** A postpay invoice asks for its money; one of nothing asks for none, and what one below zero gives back goes onto the balance. */
@injectable()
export class InvoicePayment implements Workflow {
  readonly name = 'invoice-payment';
  readonly handles = ['InvoiceClosed'];

  constructor(
    @inject(Payments) private readonly payments: Payments,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { data, metadata } = event as Recorded<Closed>;
    const { invoiceId, accountId, resellerId, total: amount, currency, issuedOn: createdOn, dueOn } = data;
    if (dueOn === null || amount === 0) return [];
    if (amount < 0) return [{ name: 'credit', run: (ctx) => this.ledgers.command(metadata.scope, { type: 'CreditInvoice', invoiceId, amount: -amount, on: createdOn }, ctx) }];
    const asked = { paymentId: invoicePaymentId(invoiceId), kind: 'services', accountId, resellerId, orderId: null, subscriptionId: null, invoiceId, amount, currency, createdOn, dueOn } as const;
    return [{ name: 'ask for payment', run: (ctx) => this.payments.create(asked, ctx, metadata.scope) }];
  }
}
