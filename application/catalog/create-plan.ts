import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { BILLING_TYPE_KEYS, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsCurrency } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';
import { IsMarkup, Period, periodOf, Resource, resourceOf } from './plan-shape.js';

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
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle(dto: CreatePlan, ctx: CommandContext): Promise<CommandOutcome> {
    const { product, scope } = await this.offers.product(dto.productId, ctx);
    const { resellerId } = product;
    const terms = await this.offers.terms(dto.serviceTermsId, ctx);
    if (terms.resellerId !== resellerId) throw notFound('service terms', dto.serviceTermsId, '/serviceTermsId');
    const { reseller } = await this.directory.reseller(resellerId, ctx);
    if (reseller.currency !== dto.currency) throw ruleBroken('currency_differs', `This reseller sells in ${reseller.currency}.`, '/currency');
    const planId = newId(ctx, 'plan');
    const { productId, serviceTermsId, name, sku = null, description = '', billingType, currency, fixedPrice, singleton, autoRenewDefault } = dto;
    const markup = dto.markup === undefined ? null : { percentage: dto.markup, periods: [] };
    const created = {
      planId, resellerId, productId, serviceTermsId, name, sku, description, billingType, currency, fixedPrice, singleton, autoRenewDefault,
      parentPlanId: null, netCost: null, markup, periods: dto.periods.map(periodOf), resources: dto.resources.map(resourceOf),
    };
    return { committed: await this.transactor.transact(plan, planId, { type: 'CreatePlan', plan: created }, ctx, { scope }) };
  }
}
