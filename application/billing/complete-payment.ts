import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { inject } from 'inversify';
import type { PaymentMethod } from '../../domain/billing/payment.events.js';
import { payment } from '../../domain/billing/payment.js';
import { forbidden, wrongState } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Payments } from './payments.js';

export class CompletePayment {
  @IsUUID() readonly paymentId!: string;
  @IsIn(['bank_transfer', 'cash', 'card', 'other']) readonly method!: PaymentMethod;
  @IsOptional() @IsString() @Length(1, 120) readonly externalTransactionId?: string;
  /** What came in. Another amount than the payment's is refused. */
  @IsOptional() @IsMinorUnits(1) readonly amount?: number;
}

@command({ name: 'complete-payment', context: 'billing', summary: 'Record that the money of a payment came in. Its order goes on by itself.', dto: CompletePayment, allow: ['admin', 'sales'] })
export class CompletePaymentHandler implements CommandHandler<CompletePayment> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Payments) private readonly payments: Payments,
  ) {}

  async handle(dto: CompletePayment, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today } = await this.payments.find(dto.paymentId, ctx);
    const { method, externalTransactionId = null, amount = null } = dto;
    return { committed: await this.transactor.transact(payment, dto.paymentId, { type: 'CompletePayment', method, externalTransactionId, amount, on: today }, ctx, { scope }) };
  }
}

export class CancelPayment {
  @IsUUID() readonly paymentId!: string;
}

@command({ name: 'cancel-payment', context: 'billing', summary: 'Withdraw a payment that was not paid: a top-up, or, by the staff, one for services. The payment of an order is cancelled with its order.', dto: CancelPayment, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class CancelPaymentHandler implements CommandHandler<CancelPayment> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Payments) private readonly payments: Payments,
  ) {}

  async handle({ paymentId }: CancelPayment, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today, payment: found } = await this.payments.find(paymentId, ctx);
    if (found.kind === 'order' && found.status === 'Waiting for payment') throw wrongState('payment_of_order', 'This payment belongs to an order: cancel the order instead.', { orderId: found.orderId });
    if (found.kind === 'services' && ctx.principal.kind === 'user') throw forbidden('Services that were rendered have to be paid. If the invoice is wrong, ask your provider.');
    return { committed: await this.transactor.transact(payment, paymentId, { type: 'CancelPayment', on: today }, ctx, { scope }) };
  }
}

export class ReversePayment {
  @IsUUID() readonly paymentId!: string;
  @IsString() @Length(1, 500) readonly reason!: string;
}

@command({ name: 'reverse-payment', context: 'billing', summary: 'Take back a payment that was completed by mistake. What it paid for stays; the account owes the money.', dto: ReversePayment, allow: ['admin'] })
export class ReversePaymentHandler implements CommandHandler<ReversePayment> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Payments) private readonly payments: Payments,
  ) {}

  async handle({ paymentId, reason }: ReversePayment, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today } = await this.payments.find(paymentId, ctx);
    return { committed: await this.transactor.transact(payment, paymentId, { type: 'ReversePayment', reason, on: today }, ctx, { scope }) };
  }
}
