import { inject, injectable } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { DiscountCommand, ExistingDiscount } from '../../domain/sales/discount-state.js';
import type { DiscountType } from '../../domain/shared/charge.js';
import { forbidden, notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { Directory } from '../partners/directory.js';
import type { CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { isSellersOwn, type Principal, type Role } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';

/** Who sets discounts. */
export const MARKETERS: readonly Role[] = ['admin', 'owner', 'marketing'];

/** What a reseller grants those below it is its own business, also for those above it (CR-768). */
export const refuseForeign = (type: DiscountType, resellerId: string, principal: Principal): void => {
  if (type === 'reseller' && !isSellersOwn(principal, resellerId)) throw forbidden('A reseller discount is set by the staff of the reseller that grants it.');
};

export interface OwnDiscount {
  readonly discount: ExistingDiscount;
  readonly scope: Scope;
}

/** Finds discounts that the principal may work on, and sends them commands. Missing and foreign ids answer the same 404. */
@injectable()
export class OwnDiscounts {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async find(discountId: string, ctx: CommandContext): Promise<OwnDiscount> {
    const { state } = await this.transactor.load(discount, discountId, ctx);
    const owner = state && !state.deleted && (await this.directory.reseller(state.resellerId, ctx).catch(() => null));
    if (!owner) throw notFound('discount', discountId, '/discountId');
    refuseForeign(state.type, state.resellerId, ctx.principal);
    return { discount: state, scope: owner.scope };
  }

  async send(discountId: string, command: DiscountCommand, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.find(discountId, ctx);
    return { committed: await this.transactor.transact(discount, discountId, command, ctx, { scope }) };
  }
}
