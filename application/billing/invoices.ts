import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import { derivedId } from '../spine/ids.js';

/** One an account, billing day and payment model. */
export const invoiceIdOf = (accountId: string, billingDate: string, model: PaymentModel): string => derivedId('invoice', accountId, billingDate, model);

/** The one payment of a postpay invoice. */
export const invoicePaymentId = (invoiceId: string): string => derivedId(invoiceId, 'payment');
