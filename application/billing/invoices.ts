import { inject, injectable } from 'inversify';
import { invoice, type ExistingInvoice } from '../../domain/billing/invoice.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

/** One an account, billing day and payment model. */
export const invoiceIdOf = (accountId: string, billingDate: string, model: PaymentModel): string => derivedId('invoice', accountId, billingDate, model);

/** The one payment of a postpay invoice. */
export const invoicePaymentId = (invoiceId: string): string => derivedId(invoiceId, 'payment');

/** Invoices as their streams hold them. */
@injectable()
export class Invoices {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async find(invoiceId: string, ctx: CommandContext): Promise<ExistingInvoice | null> {
    return (await this.transactor.load(invoice, invoiceId, ctx)).state;
  }

  /** The subscriptions whose charges it asks for: those that are blocked while it stays unpaid. */
  async subscriptionsOf(invoiceId: string, ctx: CommandContext): Promise<readonly string[]> {
    return [...((await this.find(invoiceId, ctx))?.subscriptionIds ?? [])];
  }
}
