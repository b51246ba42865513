import { inject, injectable } from 'inversify';
import { notFound } from '../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

export interface KnownSubscription extends KnownAccount {
  readonly subscription: ExistingSubscription;
  readonly revision: number;
}

/** Finds subscriptions that the principal may reach; missing and foreign ids answer the same 404. */
@injectable()
export class SubscriptionFinder {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async find(subscriptionId: string, ctx: CommandContext): Promise<KnownSubscription> {
    const { state, revision } = await this.transactor.load(subscription, subscriptionId, ctx);
    const known = state && (await this.directory.account(state.accountId, ctx).catch(() => null));
    if (!state || !known) throw notFound('subscription', subscriptionId, '/subscriptionId');
    return { ...known, subscription: state, revision };
  }
}
