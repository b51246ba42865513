import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { BILLING_TYPE_KEYS, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsCurrency } from '../spine/shapes.js';
import { Offers } from './offers.js';
import { PlanCreation } from './plan-creation.js';
import { IsMarkup, Period, Resource } from './plan-shape.js';

export class CreatePlan {
  @IsUUID() readonly productId!: string;
  @IsUUID() readonly serviceTermsId!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsOptional() @IsString() @Length(1, 64) readonly sku?: string;
  @IsOptional() @IsString() @Length(0, 2000) readonly description?: string;
  @IsIn(BILLING_TYPE_KEYS) readonly billingType!: BillingTypeKey;
  @IsCurrency() readonly currency!: string;
  /** Subscriptions keep the prices of their first order for life. */
  @IsBoolean() readonly fixedPrice: boolean = false;
  /** One running subscription an account. */
  @IsBoolean() readonly singleton: boolean = false;
  @IsBoolean() readonly autoRenewDefault: boolean = false;
  /** Percent above what the vendor tells, for pay as you go with prices of the vendor. */
  @IsOptional() @IsMarkup() readonly markup?: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Period) readonly periods!: Period[];
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Resource) readonly resources!: Resource[];
}

@command({ name: 'create-plan', context: 'catalog', summary: 'Draft a plan: billing type, service terms, periods and resources with their fees.', dto: CreatePlan, allow: ['admin', 'owner'] })
export class CreatePlanHandler implements CommandHandler<CreatePlan> {
  constructor(
    @inject(Offers) private readonly offers: Offers,
    @inject(PlanCreation) private readonly creation: PlanCreation,
  ) {}

  async handle(dto: CreatePlan, ctx: CommandContext): Promise<CommandOutcome> {
    const of = await this.offers.product(dto.productId, ctx);
    if (of.product.provisioning.plugin === 'microsoft_csp') throw ruleBroken('plan_from_skus', 'Plans of this product are made of what Microsoft sells: use create-reservation-plan, with SKUs that were fetched.', '/productId');
    return { committed: await this.creation.create(dto, of, ctx) };
  }
}
