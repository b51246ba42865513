import { inject, injectable } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** How much a postpaid subscription may owe: its own limit, else that of the account's terms; null: as much as it likes (domain.md 4.1). */
@injectable()
export class CreditLimits {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async of(subscriptionId: string, accountId: string, ctx: CommandContext): Promise<number | null> {
    const [{ state: found }, { state: owner }] = await Promise.all([this.transactor.load(subscription, subscriptionId, ctx), this.transactor.load(account, accountId, ctx)]);
    return found?.creditLimit ?? owner.terms.subscriptionCreditLimit;
  }
}
