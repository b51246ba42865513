import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { inject } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { DiscountCommand } from '../../domain/sales/discount-state.js';
import type { DiscountType, FeeKind } from '../../domain/shared/charge.js';
import { isBusinessDate } from '../../domain/shared/calendar.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { reservation } from '../../domain/shared/reservation.js';
import { Offers } from '../catalog/offers.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { IsBusinessDate, IsPercentage } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';

export class CreateDiscount {
  @IsOptional() @IsUUID() readonly resellerId?: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsIn(['promo_code', 'account']) readonly type!: DiscountType;
  @IsPercentage() readonly percentage!: string;
  /** First and last day, both inclusive; left out: open. */
  @IsOptional() @IsBusinessDate() readonly validFrom?: string;
  @IsOptional() @IsBusinessDate() readonly validTo?: string;
  @IsOptional() @Matches(/^[A-Za-z0-9_-]{3,32}$/, { message: 'code must be 3 to 32 letters, digits, dashes or underscores' }) readonly code?: string;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(['setup', 'renewal', 'recurring'], { each: true }) readonly fees: FeeKind[] = ['recurring'];
  /** Left out: all plans. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly planIds?: string[];
  /** Left out: all accounts. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @ArrayUnique() @IsUUID(undefined, { each: true }) readonly accountIds?: string[];
}

const uniqueCode = reservation('promo_code');

@command({ name: 'create-discount', context: 'sales', summary: 'Define a promo code or an account discount. It is inactive until it is activated.', dto: CreateDiscount, allow: ['admin', 'owner', 'marketing'] })
export class CreateDiscountHandler implements CommandHandler<CreateDiscount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle(dto: CreateDiscount, ctx: CommandContext): Promise<CommandOutcome> {
    const { resellerId, scope } = await this.offers.owner(dto.resellerId, ctx);
    await this.checkScope(dto, resellerId, ctx);
    const discountId = newId(ctx, 'discount');
    const { name, type, percentage, validFrom = null, validTo = null, fees, planIds = null, accountIds = null } = dto;
    const code = dto.code?.toUpperCase() ?? null;
    const created: DiscountCommand = { type: 'CreateDiscount', discount: { discountId, resellerId, name, type, percentage, validFrom, validTo, codes: code ? [{ code, singleUse: false }] : [], fees, planIds, accountIds, classKeys: null, accountLimit: null, subscriptionLimit: null } };
    discount.decide(created, null);
    if (code) await this.takeCode(code, { resellerId, discountId, scope }, ctx);
    return { committed: await this.transactor.transact(discount, discountId, created, ctx, { scope }) };
  }

  private takeCode(code: string, { resellerId, discountId, scope }: { readonly resellerId: string; readonly discountId: string; readonly scope: Scope }, ctx: CommandContext): Promise<unknown> {
    const taken = `The code ${code} belongs to another discount of this reseller. Choose another one.`;
    return this.transactor.transact(uniqueCode, derivedId(resellerId, code), { type: 'Reserve', kind: 'promo_code', ownerId: discountId, taken }, ctx, { scope, main: false });
  }

  private async checkScope({ validFrom, validTo, planIds = [], accountIds = [] }: CreateDiscount, resellerId: string, ctx: CommandContext): Promise<void> {
    for (const [date, pointer] of [[validFrom, '/validFrom'], [validTo, '/validTo']] as const)
      if (date && !isBusinessDate(date)) throw ruleBroken('no_such_day', `${date} is not a day of the calendar.`, pointer);
    for (const [index, planId] of planIds.entries()) if ((await this.offers.plan(planId, ctx)).plan.resellerId !== resellerId) throw notFound('plan', planId, `/planIds/${index}`);
    for (const [index, accountId] of accountIds.entries())
      if ((await this.directory.account(accountId, ctx, `/accountIds/${index}`)).account.resellerId !== resellerId) throw notFound('account', accountId, `/accountIds/${index}`);
  }
}
