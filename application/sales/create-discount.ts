import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { DiscountCommand, DiscountTerms } from '../../domain/sales/discount-state.js';
import type { ScopeRow } from '../../domain/sales/discount.events.js';
import type { DiscountType, FeeKind } from '../../domain/shared/charge.js';
import { notFound } from '../../domain/shared/errors.js';
import { Offers } from '../catalog/offers.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { as } from '../spine/field-errors.js';
import { IsBusinessDate, IsPercentage } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { refuseNoSuchDay } from './discount-dates.js';
import { DiscountScopeRow, DiscountScopeRows } from './discount-scope-rows.js';
import { MARKETERS, refuseForeign } from './own-discounts.js';
import { CODE, CODE_SHAPE, PromoCodes, promoCodes } from './promo-codes.js';

const MOST_USES = 10_000;

export class CreateDiscount {
  @IsOptional() @IsUUID() readonly resellerId?: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsIn(['promo_code', 'account', 'reseller']) readonly type!: DiscountType;
  @IsPercentage() readonly percentage!: string;
  /** First and last day, both inclusive; left out: open. */
  @IsOptional() @IsBusinessDate() readonly validFrom?: string;
  @IsOptional() @IsBusinessDate() readonly validTo?: string;
  /** Of a promo code discount; more can be added later. */
  @IsOptional() @Matches(CODE, as('promo_code', `code ${CODE_SHAPE}`)) readonly code?: string;
  /** The code is used up by one order. */
  @IsOptional() @IsBoolean() readonly singleUse?: boolean;
  /** A reseller discount is for all of them. */
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(['setup', 'renewal', 'recurring'], { each: true }) readonly fees: FeeKind[] = ['recurring'];
  /** Left out: all plans. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly planIds?: string[];
  /** Left out, like the classes: all accounts. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly accountIds?: string[];
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ArrayUnique() @IsString({ each: true }) @Length(1, 64, { each: true }) readonly classKeys?: string[];
  /** How many accounts may use it; left out: any number. */
  @IsOptional() @IsInt() @Min(1) @Max(MOST_USES) readonly accountLimit?: number;
  /** How many subscriptions: of a promo code overall; of an account discount in each account, and 1 means one order. */
  @IsOptional() @IsInt() @Min(1) @Max(MOST_USES) readonly subscriptionLimit?: number;
  /** Of a reseller discount: whom it is for. More rows can be added later. */
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => DiscountScopeRow) readonly scopes?: DiscountScopeRow[];
}

const ALL_FEES: readonly FeeKind[] = ['setup', 'renewal', 'recurring', 'consumption'];

@command({ name: 'create-discount', context: 'sales', summary: 'Define a promo code, an account discount or a reseller discount. It is inactive until it is activated.', dto: CreateDiscount, allow: MARKETERS })
export class CreateDiscountHandler implements CommandHandler<CreateDiscount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
    @inject(Directory) private readonly directory: Directory,
    @inject(PromoCodes) private readonly codes: PromoCodes,
    @inject(DiscountScopeRows) private readonly rows: DiscountScopeRows,
  ) {}

  async handle(dto: CreateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    const { resellerId, scope } = await this.offers.owner(dto.resellerId, ctx);
    refuseForeign(dto.type, resellerId, ctx.principal);
    refuseNoSuchDay(dto);
    await this.checkLists(dto, resellerId, ctx);
    const discountId = newId(ctx, 'discount');
    const scopes: ScopeRow[] = [];
    for (const [index, row] of (dto.scopes ?? []).entries()) scopes.push(await this.rows.row(row, { discountId, creatorId: resellerId, pointer: `/scopes/${index}` }, ctx));
    const terms = termsOf(dto, discountId, resellerId);
    const created: DiscountCommand = { type: 'CreateDiscount', discount: terms, scopes };
    discount.decide(created, null);
    await this.codes.take(terms.codes, terms, ctx, scope);
    return { committed: await this.transactor.transact(discount, discountId, created, ctx, { scope }) };
  }

  private async checkLists({ planIds = [], accountIds = [] }: CreateDiscount, resellerId: string, ctx: CommandContext): Promise<void> {
    for (const [index, planId] of planIds.entries()) if ((await this.offers.plan(planId, ctx)).plan.resellerId !== resellerId) throw notFound('plan', planId, `/planIds/${index}`);
    for (const [index, accountId] of accountIds.entries())
      if ((await this.directory.account(accountId, ctx, `/accountIds/${index}`)).account.resellerId !== resellerId) throw notFound('account', accountId, `/accountIds/${index}`);
  }
}

const termsOf = (dto: CreateDiscount, discountId: string, resellerId: string): DiscountTerms => {
  const { name, type, percentage, validFrom = null, validTo = null, fees, planIds = null, accountIds = null, classKeys = null, accountLimit = null, subscriptionLimit = null } = dto;
  return {
    discountId, resellerId, name, type, percentage, validFrom, validTo, planIds, accountIds, classKeys, accountLimit, subscriptionLimit,
    codes: promoCodes(dto.code ? [dto.code] : [], dto.singleUse ?? false),
    fees: type === 'reseller' ? ALL_FEES : fees,
  };
};
