import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { addDays } from '../../domain/shared/calendar.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { Payments } from './payments.js';

export class TopUpAccount {
  @IsUUID() readonly accountId!: string;
  @IsMinorUnits(1) readonly amount!: number;
}

@command({ name: 'top-up-account', context: 'billing', summary: 'Ask to put money on the balance: makes a payment that a manager completes when the money came in.', dto: TopUpAccount, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class TopUpAccountHandler implements CommandHandler<TopUpAccount> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Payments) private readonly payments: Payments,
  ) {}

  async handle({ accountId, amount }: TopUpAccount, ctx: CommandContext): Promise<CommandOutcome> {
    const { account, scope, today } = await this.directory.account(accountId, ctx);
    const created = {
      paymentId: newId(ctx, 'payment'),
      kind: 'top_up',
      accountId,
      resellerId: account.resellerId,
      orderId: null,
      subscriptionId: null,
      amount,
      currency: account.currency,
      createdOn: today,
      dueOn: addDays(today, account.terms.cancelUnpaidOrderInDays),
    } as const;
    return { committed: await this.payments.create(created, ctx, scope) };
  }
}
