import { inject, injectable } from 'inversify';
import { order, type Order } from '../../domain/sales/order.js';
import { streamName } from '../../domain/shared/decider.js';
import { wrongState, type DomainError } from '../../domain/shared/errors.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

/**
 * Plans that an account may have once. The orders that bring one, sales and switches, share one row of ids, made of account,
 * plan and place; a place is free when those before it have ended. So of two orders at once, one finds its place taken.
 */
@injectable()
export class SinglePlans {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  /** The id of the next order; of the one that this very command placed, when it is repeated. @throws singleton */
  async orderId(accountId: string, planId: string, ctx: CommandContext): Promise<string> {
    await this.refuseOther(accountId, planId, ctx);
    for (let place = 0; ; place++) {
      const orderId = derivedId(accountId, `single ${planId}`, String(place));
      const { state } = await this.transactor.load(order, orderId, ctx);
      if (!state || (await this.transactor.applied(streamName(order, orderId), ctx.commandId))) return orderId;
      if (await this.stands(state, planId, ctx)) throw hasOne(state.subscriptionNumber, state.subscriptionId);
    }
  }

  private async stands({ status, subscriptionId }: NonNullable<Order>, planId: string, ctx: CommandContext): Promise<boolean> {
    if (status !== 'Completed') return status !== 'Cancelled';
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    return state?.planId === planId && state.status !== 'Deleted';
  }

  /** Those of the time before a plan was for one subscription alone. The list finds them, the streams decide. */
  private async refuseOther(accountId: string, planId: string, ctx: CommandContext): Promise<void> {
    await this.views.catchUp();
    for await (const { id } of this.views.all('subscriptions', { accountId, planId })) {
      const { state } = await this.transactor.load(subscription, String(id), ctx);
      const repeated = state && (await this.transactor.applied(streamName(order, state.orderId), ctx.commandId));
      if (state && !repeated && state.planId === planId && state.status !== 'Deleted') throw hasOne(state.number, state.subscriptionId);
    }
  }
}

const hasOne = (number: string, subscriptionId: string): DomainError =>
  wrongState('singleton', `The account has ${number} of this plan already, and may have one. Change or renew that one.`, { subscriptionId });
