import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { priceList } from '../../domain/catalog/price-list.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsKey } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';
import { Fees, feesOf, IsMarkup } from './plan-shape.js';

export class PeriodPrice {
  @IsKey() readonly periodId!: string;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees!: Fees;
}
export class ResourcePrice {
  @IsKey() readonly key!: string;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees!: Fees;
}
export class ChangePlanPrices {
  @IsUUID() readonly planId!: string;
  /** What is not named keeps its fees. */
  @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PeriodPrice) readonly periods: PeriodPrice[] = [];
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ResourcePrice) readonly resources: ResourcePrice[] = [];
}

@command({ name: 'change-plan-prices', context: 'catalog', summary: 'Set retail prices by hand, from now on. Automatic prices of a delegated plan end; charges made before keep theirs, and so do subscriptions of plans with fixed prices.', dto: ChangePlanPrices, allow: ['admin', 'owner'] })
export class ChangePlanPricesHandler implements CommandHandler<ChangePlanPrices> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId, periods, resources }: ChangePlanPrices, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    const prices = { periods: periods.map(({ periodId, fees }) => ({ periodId, fees: feesOf(fees) })), resources: resources.map(({ key, fees }) => ({ key, fees: feesOf(fees) })) };
    return { committed: await this.transactor.transact(plan, planId, { type: 'ChangePrices', prices, at: ctx.now }, ctx, { scope }) };
  }
}

export class PeriodMarkup {
  @IsKey() readonly periodId!: string;
  @IsMarkup() readonly percentage!: string;
}
export class SetMarkup {
  @IsUUID() readonly planId!: string;
  /** Percent above the upstream's price. Null or absent: prices stay and are set by hand from now on. */
  @IsOptional() @IsMarkup() readonly percentage?: string | null;
  /** Periods with a percentage of their own. */
  @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PeriodMarkup) readonly periods: PeriodMarkup[] = [];
}

@command({ name: 'set-markup', context: 'catalog', summary: 'Let the prices of a plan follow its cost by a markup, or end that.', dto: SetMarkup, allow: ['admin', 'owner'] })
export class SetMarkupHandler implements CommandHandler<SetMarkup> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId, percentage, periods }: SetMarkup, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    const own = periods.map(({ periodId, percentage: higher }) => ({ periodId, percentage: higher }));
    const markup = percentage === undefined || percentage === null ? null : { percentage, periods: own };
    return { committed: await this.transactor.transact(plan, planId, { type: 'SetMarkup', markup, at: ctx.now }, ctx, { scope }) };
  }
}

export class SetDefaultMarkup {
  /** A product category; absent: for every category without its own. */
  @IsOptional() @IsString() @Length(1, 120) readonly category?: string;
  /** Null or absent: none; delegated plans begin at cost, with prices by hand. */
  @IsOptional() @IsMarkup() readonly percentage?: string | null;
}

@command({ name: 'set-default-markup', context: 'catalog', summary: 'Set the markup that plans get when your upstream delegates them to you.', dto: SetDefaultMarkup, allow: ['admin', 'owner'] })
export class SetDefaultMarkupHandler implements CommandHandler<SetDefaultMarkup> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ category, percentage }: SetDefaultMarkup, ctx: CommandContext): Promise<CommandOutcome> {
    const { resellerId, scope } = await this.offers.owner(undefined, ctx);
    return { committed: await this.transactor.transact(priceList, resellerId, { type: 'SetDefaultMarkup', resellerId, category: category ?? null, percentage: percentage ?? null }, ctx, { scope }) };
  }
}
