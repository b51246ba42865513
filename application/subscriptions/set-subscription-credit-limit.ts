import { IsOptional, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsMinorUnits } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class SetSubscriptionCreditLimit {
  @IsUUID() readonly subscriptionId!: string;
  /** How much it may owe, in minor units. Absent or null: as the account's terms say. */
  @IsOptional() @IsMinorUnits() readonly limit?: number | null;
}

@command({ name: 'set-subscription-credit-limit', context: 'subscriptions', summary: 'Give a postpaid subscription a credit limit of its own.', dto: SetSubscriptionCreditLimit, allow: ['admin', 'sales'] })
export class SetSubscriptionCreditLimitHandler implements CommandHandler<SetSubscriptionCreditLimit> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId, limit = null }: SetSubscriptionCreditLimit, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.subscriptions.find(subscriptionId, ctx);
    return { committed: await this.transactor.transact(subscription, subscriptionId, { type: 'SetSubscriptionCreditLimit', limit }, ctx, { scope }) };
  }
}
