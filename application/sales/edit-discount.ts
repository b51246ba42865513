import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { inject } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { as } from '../spine/field-errors.js';
import { IsBusinessDate, IsPercentage } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { refuseNoSuchDay } from './discount-dates.js';
import { MARKETERS, OwnDiscounts } from './own-discounts.js';
import { CODE, CODE_SHAPE, PromoCodes, promoCodes } from './promo-codes.js';

const given = (_dto: object, value: unknown): boolean => value !== undefined && value !== null;

export class EditDiscount {
  @IsUUID() readonly discountId!: string;
  @IsOptional() @IsString() @Length(1, 120) readonly name?: string;
  @IsOptional() @IsPercentage() readonly percentage?: string;
  /** First and last day, both inclusive. Null: open; left out: as it is. */
  @ValidateIf(given) @IsBusinessDate() readonly validFrom?: string | null;
  @ValidateIf(given) @IsBusinessDate() readonly validTo?: string | null;
}

@command({ name: 'edit-discount', context: 'sales', summary: 'Change the name, percentage or dates of a discount. Orders and charges that had it keep what they had.', dto: EditDiscount, allow: MARKETERS })
export class EditDiscountHandler implements CommandHandler<EditDiscount> {
  constructor(@inject(OwnDiscounts) private readonly discounts: OwnDiscounts) {}

  async handle({ discountId, name, percentage, validFrom, validTo }: EditDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    refuseNoSuchDay({ validFrom, validTo });
    const changes = { ...(name && { name }), ...(percentage && { percentage }), ...(validFrom !== undefined && { validFrom }), ...(validTo !== undefined && { validTo }) };
    return this.discounts.send(discountId, { type: 'EditDiscount', changes }, ctx);
  }
}

export class AddPromoCodes {
  @IsUUID() readonly discountId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @Matches(CODE, { each: true, ...as('promo_code', `each code ${CODE_SHAPE}`) }) readonly codes!: string[];
  /** Each is used up by one order. */
  @IsBoolean() readonly singleUse: boolean = false;
}

@command({ name: 'add-promo-codes', context: 'sales', summary: 'Give a promo code discount more codes.', dto: AddPromoCodes, allow: MARKETERS })
export class AddPromoCodesHandler implements CommandHandler<AddPromoCodes> {
  constructor(
    @inject(OwnDiscounts) private readonly discounts: OwnDiscounts,
    @inject(PromoCodes) private readonly codes: PromoCodes,
  ) {}

  async handle(dto: AddPromoCodes, ctx: CommandContext): Promise<CommandOutcome> {
    const found = await this.discounts.find(dto.discountId, ctx);
    const added = { type: 'AddCodes', codes: promoCodes(dto.codes, dto.singleUse) } as const;
    discount.decide(added, found.discount);
    await this.codes.take(added.codes, found.discount, ctx, found.scope);
    return this.discounts.send(dto.discountId, added, ctx);
  }
}

export class DeleteDiscount {
  @IsUUID() readonly discountId!: string;
}

@command({ name: 'delete-discount', context: 'sales', summary: 'Delete a discount that nobody used. Its codes are free again.', dto: DeleteDiscount, allow: MARKETERS })
export class DeleteDiscountHandler implements CommandHandler<DeleteDiscount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OwnDiscounts) private readonly discounts: OwnDiscounts,
    @inject(PromoCodes) private readonly codes: PromoCodes,
  ) {}

  async handle({ discountId }: DeleteDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    const { discount: found, scope } = await this.discounts.find(discountId, ctx);
    const committed = await this.transactor.transact(discount, discountId, { type: 'DeleteDiscount' }, ctx, { scope });
    await this.codes.release(found.codes, found, ctx, scope);
    return { committed };
  }
}
