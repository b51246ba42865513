import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { MARKETERS, OwnDiscounts } from './own-discounts.js';

export class ActivateDiscount {
  @IsUUID() readonly discountId!: string;
}

export class DeactivateDiscount {
  @IsUUID() readonly discountId!: string;
}

@command({ name: 'activate-discount', context: 'sales', summary: 'Let a discount apply from now on, within its dates.', dto: ActivateDiscount, allow: MARKETERS })
export class ActivateDiscountHandler implements CommandHandler<ActivateDiscount> {
  constructor(@inject(OwnDiscounts) private readonly discounts: OwnDiscounts) {}
  handle({ discountId }: ActivateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    return this.discounts.send(discountId, { type: 'ActivateDiscount' }, ctx);
  }
}

@command({ name: 'deactivate-discount', context: 'sales', summary: 'Stop a discount. Charges that had it keep it.', dto: DeactivateDiscount, allow: MARKETERS })
export class DeactivateDiscountHandler implements CommandHandler<DeactivateDiscount> {
  constructor(@inject(OwnDiscounts) private readonly discounts: OwnDiscounts) {}
  handle({ discountId }: DeactivateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    return this.discounts.send(discountId, { type: 'DeactivateDiscount' }, ctx);
  }
}
