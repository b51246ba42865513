import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import type { BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { plan } from '../../domain/catalog/plan.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { IsCurrency, IsKey, IsMinorUnits } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class Fees {
  /** One-time, minor units. */
  @IsMinorUnits() readonly setup: number = 0;
  /** A month, minor units. */
  @IsMinorUnits() readonly recurring: number = 0;
  /** One-time at each renewal, minor units. */
  @IsMinorUnits() readonly renewal: number = 0;
}

export class PeriodTerm {
  @IsInt() @Min(1) @Max(120) readonly count!: number;
  @IsIn(['day', 'month', 'year']) readonly unit!: 'day' | 'month' | 'year';
}

export class Period {
  @IsKey() readonly periodId!: string;
  /** Null or absent: endless. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PeriodTerm) readonly term?: PeriodTerm | null;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees: Fees = new Fees();
}

export class Resource {
  @IsKey() readonly key!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsString() @Length(1, 40) readonly unit!: string;
  /** Free of charge. */
  @IsInt() @Min(0) @Max(1_000_000) readonly included: number = 0;
  @IsInt() @Min(0) @Max(1_000_000) readonly minimum: number = 0;
  /** Null or absent: unlimited. */
  @IsOptional() @IsInt() @Min(0) @Max(10_000_000) readonly limit?: number | null;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees!: Fees;
}

export class CreatePlan {
  @IsUUID() readonly productId!: string;
  @IsUUID() readonly serviceTermsId!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsOptional() @IsString() @Length(1, 64) readonly sku?: string;
  @IsOptional() @IsString() @Length(0, 2000) readonly description?: string;
  @IsIn(['csp_monthly', 'csp_annual']) readonly billingType!: BillingTypeKey;
  @IsCurrency() readonly currency!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Period) readonly periods!: Period[];
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Resource) readonly resources!: Resource[];
}

const fees = ({ setup, recurring, renewal }: Fees): Fees => ({ setup, recurring, renewal });

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
    const { productId, serviceTermsId, name, sku = null, description = '', billingType, currency } = dto;
    const periods = dto.periods.map((period) => ({ periodId: period.periodId, term: period.term ? { count: period.term.count, unit: period.term.unit } : null, fees: fees(period.fees) }));
    const resources = dto.resources.map(({ key, name: title, unit, included, minimum, limit = null, fees: prices }) => ({ key, name: title, unit, included, minimum, limit, fees: fees(prices) }));
    const created = { planId, resellerId, productId, serviceTermsId, name, sku, description, billingType, currency, periods, resources };
    return { committed: await this.transactor.transact(plan, planId, { type: 'CreatePlan', plan: created }, ctx, { scope }) };
  }
}
