import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { order, type OrderStatus } from '../../domain/sales/order.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers, partId } from '../billing/ledgers.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder, type KnownSubscription } from './subscription-finder.js';

const UNDELIVERED: readonly OrderStatus[] = ['Provisioning', 'Provisioning failed'];

export class CloseSubscriptionCharges {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'close-subscription-charges', context: 'subscriptions', summary: 'Write the whole term of a CSP annual subscription off at once: one closed charge a resource.', dto: CloseSubscriptionCharges, allow: ['admin'] })
export class CloseSubscriptionChargesHandler implements CommandHandler<CloseSubscriptionCharges> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async handle({ subscriptionId }: CloseSubscriptionCharges, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    const { scope, today, subscription: found } = known;
    if (found.terms.billingType !== 'csp_annual') throw ruleBroken('not_for_billing_type', 'Only CSP annual subscriptions have a whole term to write off.', '/subscriptionId');
    await this.refuseUndelivered(known, ctx);
    const committed = await this.transactor.transact(subscription, subscriptionId, { type: 'CloseCharges', on: today }, ctx, { scope });
    // A rehearsal shows the money as well, which follows by itself when it is for real.
    if (ctx.rehearsal && committed.types.length > 0) await this.ledgers.command(scope, { type: 'CloseTerm', subscriptionId, on: today, until: found.expirationDate, id: partId }, ctx);
    return { committed };
  }

  /** What is paid and not delivered may still be cancelled, which gives its money back: it is not written off. A renewal that waits for its day is no part of the term. @throws open_order_exists */
  private async refuseUndelivered({ account, subscription: { subscriptionId } }: KnownSubscription, ctx: CommandContext): Promise<void> {
    const { orders } = await this.ledgers.load(account.id, ctx);
    for (const [orderId, known] of orders) {
      if (known.subscriptionId !== subscriptionId || known.standing !== 'settled') continue;
      const { state } = await this.transactor.load(order, orderId, ctx);
      if (state && UNDELIVERED.includes(state.status) && state.provisioningDate === null)
        throw wrongState('open_order_exists', `Order ${state.number} for this subscription is paid and not delivered: "${state.status}". Deliver or cancel it first.`, { orderId, number: state.number });
    }
  }
}
