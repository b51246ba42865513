import { Type } from 'class-transformer';
import { IsObject, IsUUID, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { DiscountScopeRow, DiscountScopeRows } from './discount-scope-rows.js';
import { MARKETERS, OwnDiscounts } from './own-discounts.js';

export class AddDiscountScope {
  @IsUUID() readonly discountId!: string;
  @IsObject() @ValidateNested() @Type(() => DiscountScopeRow) readonly scope!: DiscountScopeRow;
}

@command({ name: 'add-discount-scope', context: 'sales', summary: 'Let a reseller discount be for more: all resellers below, a subscription, or accounts and plans.', dto: AddDiscountScope, allow: MARKETERS })
export class AddDiscountScopeHandler implements CommandHandler<AddDiscountScope> {
  constructor(
    @inject(OwnDiscounts) private readonly discounts: OwnDiscounts,
    @inject(DiscountScopeRows) private readonly rows: DiscountScopeRows,
  ) {}

  async handle({ discountId, scope }: AddDiscountScope, ctx: CommandContext): Promise<CommandOutcome> {
    const { discount } = await this.discounts.find(discountId, ctx);
    const row = await this.rows.row(scope, { discountId, creatorId: discount.resellerId, pointer: '/scope' }, ctx);
    return this.discounts.send(discountId, { type: 'AddScope', scope: row }, ctx);
  }
}

export class RemoveDiscountScope {
  @IsUUID() readonly discountId!: string;
  @IsUUID() readonly scopeId!: string;
}

@command({ name: 'remove-discount-scope', context: 'sales', summary: 'Take a row out of the scope of a reseller discount. Charges that had it keep it.', dto: RemoveDiscountScope, allow: MARKETERS })
export class RemoveDiscountScopeHandler implements CommandHandler<RemoveDiscountScope> {
  constructor(@inject(OwnDiscounts) private readonly discounts: OwnDiscounts) {}
  handle({ discountId, scopeId }: RemoveDiscountScope, ctx: CommandContext): Promise<CommandOutcome> {
    return this.discounts.send(discountId, { type: 'RemoveScope', scopeId }, ctx);
  }
}
