import { inject, injectable } from 'inversify';
import type { InvoiceEvent } from '../../domain/billing/invoice.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { invoicePaymentId } from './invoices.js';
import { Payments } from './payments.js';

type Closed = Extract<InvoiceEvent, { type: 'InvoiceClosed' }>;

/** A postpay invoice asks for its money; one that came out at nothing, or less, asks for none. */
@injectable()
export class InvoicePayment implements Workflow {
  readonly name = 'invoice-payment';
  readonly handles = ['InvoiceClosed'];

  constructor(@inject(Payments) private readonly payments: Payments) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { data, metadata } = event as Recorded<Closed>;
    const { invoiceId, accountId, resellerId, total: amount, currency, issuedOn: createdOn, dueOn } = data;
    if (dueOn === null || amount <= 0) return [];
    const asked = { paymentId: invoicePaymentId(invoiceId), kind: 'services', accountId, resellerId, orderId: null, subscriptionId: null, invoiceId, amount, currency, createdOn, dueOn } as const;
    return [{ name: 'ask for payment', run: (ctx) => this.payments.create(asked, ctx, metadata.scope) }];
  }
}
