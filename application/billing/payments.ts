import { inject, injectable } from 'inversify';
import { payment, type Payment } from '../../domain/billing/payment.js';
import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import { notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { NumberSeries } from './number-series.js';

type Created = Extract<PaymentEvent, { type: 'PaymentCreated' }>['data'];

/** A payment for services names its invoice. */
type Asked = Omit<Created, 'number' | 'invoiceId'> & { readonly invoiceId?: string | null };

export interface KnownPayment extends KnownAccount {
  readonly payment: NonNullable<Payment>;
}

/** Payments, found and made. An order's payments have derived ids: the first, and one more for each shortfall. */
@injectable()
export class Payments {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
  ) {}

  async find(paymentId: string, ctx: CommandContext): Promise<KnownPayment> {
    const { state } = await this.transactor.load(payment, paymentId, ctx);
    const known = state && (await this.directory.account(state.accountId, ctx).catch(() => null));
    if (!state || !known) throw notFound('payment', paymentId, '/paymentId');
    return { ...known, payment: state };
  }

  /** All payments of an order in the order in which they were made. */
  async ofOrder(orderId: string, ctx: CommandContext): Promise<readonly NonNullable<Payment>[]> {
    const found: NonNullable<Payment>[] = [];
    for (;;) {
      const { state } = await this.transactor.load(payment, orderPaymentId(orderId, found.length), ctx);
      if (!state) return found;
      found.push(state);
    }
  }

  async waitingFor(orderId: string, ctx: CommandContext): Promise<NonNullable<Payment> | null> {
    return (await this.ofOrder(orderId, ctx)).find(({ status }) => status === 'Waiting for payment') ?? null;
  }

  async create({ invoiceId = null, ...asked }: Asked, ctx: CommandContext, scope: Scope): Promise<Committed> {
    const details = { ...asked, invoiceId };
    const { state } = await this.transactor.load(payment, details.paymentId, ctx);
    const number = state?.number ?? (await this.numbers.issue('payment', details.resellerId, details.paymentId, ctx, scope, details.createdOn));
    return this.transactor.transact(payment, details.paymentId, { type: 'CreatePayment', payment: { ...details, number } }, ctx, { scope });
  }
}

export const orderPaymentId = (orderId: string, index: number): string => derivedId(orderId, `payment ${index}`);
