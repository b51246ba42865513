import { IsUUID } from 'class-validator';
import { inject, injectable } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import { notFound } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

export class ActivateDiscount {
  @IsUUID() readonly discountId!: string;
}

export class DeactivateDiscount {
  @IsUUID() readonly discountId!: string;
}

@injectable()
export class DiscountSwitch {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async turn(type: 'ActivateDiscount' | 'DeactivateDiscount', discountId: string, ctx: CommandContext): Promise<CommandOutcome> {
    const { state } = await this.transactor.load(discount, discountId, ctx);
    const owner = state && (await this.directory.reseller(state.resellerId, ctx).catch(() => null));
    if (!owner) throw notFound('discount', discountId, '/discountId');
    return { committed: await this.transactor.transact(discount, discountId, { type }, ctx, { scope: owner.scope }) };
  }
}

@command({ name: 'activate-discount', context: 'sales', summary: 'Let a discount apply from now on, within its dates.', dto: ActivateDiscount, allow: ['admin', 'owner', 'marketing'] })
export class ActivateDiscountHandler implements CommandHandler<ActivateDiscount> {
  constructor(@inject(DiscountSwitch) private readonly discounts: DiscountSwitch) {}
  handle({ discountId }: ActivateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    return this.discounts.turn('ActivateDiscount', discountId, ctx);
  }
}

@command({ name: 'deactivate-discount', context: 'sales', summary: 'Stop a discount. Charges that had it keep it.', dto: DeactivateDiscount, allow: ['admin', 'owner', 'marketing'] })
export class DeactivateDiscountHandler implements CommandHandler<DeactivateDiscount> {
  constructor(@inject(DiscountSwitch) private readonly discounts: DiscountSwitch) {}
  handle({ discountId }: DeactivateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    return this.discounts.turn('DeactivateDiscount', discountId, ctx);
  }
}
