import { inject, injectable } from 'inversify';
import { applicable, discount, type DiscountCase } from '../../domain/sales/discount.js';
import type { ApplicableDiscount } from '../../domain/sales/sales.events.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** Finds the discounts of a case: candidates by the read model, the truth from their streams. */
@injectable()
export class DiscountFinder {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async applicable(resellerId: string, judged: DiscountCase, ctx?: CommandContext): Promise<readonly ApplicableDiscount[]> {
    await this.views.catchUp();
    const found: ApplicableDiscount[] = [];
    for await (const { id } of this.views.all('discounts', { resellerId, status: 'Active' })) {
      const { state } = await this.transactor.load(discount, String(id), ctx);
      const match = applicable(state, judged);
      if (match) found.push(match);
    }
    return found;
  }

  /** The same, for a code that a person typed: one that gives nothing is refused, not ignored. */
  async forOrder(resellerId: string, judged: DiscountCase, ctx: CommandContext): Promise<readonly ApplicableDiscount[]> {
    const found = await this.applicable(resellerId, judged, ctx);
    if (judged.promoCode !== null && !found.some(({ type }) => type === 'promo_code'))
      throw ruleBroken('promo_code_not_valid', 'This promo code is unknown, out of date, or does not cover this plan. Correct it or leave it out.', '/promoCode');
    return found;
  }
}
