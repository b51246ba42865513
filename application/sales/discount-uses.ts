import { inject, injectable } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { PlacedOrder } from '../../domain/sales/order.js';
import { winnersOf } from '../../domain/sales/ranking.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** What of an order says which discounts it takes. */
export type TakingOrder = Pick<PlacedOrder, 'orderId' | 'subscriptionId' | 'accountId' | 'promoCode' | 'basis'>;

const MOST_ATTEMPTS = 4;

/** Discounts belong to the reseller, also where an account's order takes one. */
export const resellerScope = (scope: Scope): Scope => ({ ...scope, accountId: null });

/** The share that an order takes of its discounts' limits, kept for it before it is placed. */
@injectable()
export class DiscountUses {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  /**
   * Quotes an order and reserves what the price counts on. When another order took the last use in between, it is quoted
   * anew: without the discount, or refused when a promo code was typed. So what is placed costs what it says.
   */
  async quoted<Quote>(quote: () => Promise<Quote>, orderOf: (quoted: Quote) => TakingOrder & { readonly scope: Scope }, ctx: CommandContext): Promise<Quote> {
    for (let attempt = 1; ; attempt++) {
      const result = await quote();
      try {
        const { scope, ...order } = orderOf(result);
        await this.reserve(order, ctx, scope);
        return result;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'discount_used_up') || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** A rehearsal takes nothing from others. @throws DomainError discount_used_up */
  private async reserve({ orderId, subscriptionId, accountId, promoCode, basis }: TakingOrder, ctx: CommandContext, scope: Scope): Promise<void> {
    if (ctx.rehearsal) return;
    for (const { id, type } of winnersOf(basis)) {
      const use = { orderId, subscriptionId, accountId, code: type === 'promo_code' ? promoCode : null };
      // Repeated on a later day, it is judged again: a reservation does not last for ever.
      const step = `reserve ${id} on ${basis.pricedOn}`;
      await this.transactor.transact(discount, id, { type: 'ReserveUse', use, on: basis.pricedOn }, ctx, { scope: resellerScope(scope), main: false, step });
    }
  }
}
