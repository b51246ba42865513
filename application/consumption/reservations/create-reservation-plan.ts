import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import type { KnownSku } from '../../../domain/consumption/reservations/reservation-catalogue.js';
import type { SkuTerm } from '../../../domain/consumption/reservations/reservation-catalogue.events.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { Offers } from '../../catalog/offers.js';
import { PlanCreation } from '../../catalog/plan-creation.js';
import type { Resource } from '../../catalog/plan-shape.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsKey, IsMinorUnits } from '../../spine/shapes.js';
import { SkuCatalogues } from './sku-catalogues.js';

export class PricedSku {
  /** As the list of SKUs names it: "dzh318z0bq5s_0001". */
  @IsKey() readonly key!: string;
  /** What one reservation costs for its whole term, minor units. Microsoft's catalogue has no price. */
  @IsMinorUnits(1) readonly setup!: number;
}

export class CreateReservationPlan {
  /** A product that the Microsoft CSP Products Plugin delivers. */
  @IsUUID() readonly productId!: string;
  @IsUUID() readonly serviceTermsId!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsOptional() @IsString() @Length(0, 2000) readonly description?: string;
  /** One year, or three. */
  @IsIn(['P1Y', 'P3Y']) readonly term!: SkuTerm;
  @IsBoolean() readonly fixedPrice: boolean = false;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PricedSku) readonly skus!: PricedSku[];
}

const PERIODS = { P1Y: { periodId: '1_year', term: { count: 1, unit: 'year' } }, P3Y: { periodId: '3_years', term: { count: 3, unit: 'year' } } } as const;
const FREE = { setup: 0, recurring: 0, renewal: 0 };

@command({ name: 'create-reservation-plan', context: 'catalog', summary: 'Draft a plan of Azure reservations from SKUs that were fetched, each with its price for the whole term. Managers alone can order it.', dto: CreateReservationPlan, allow: ['admin', 'owner'] })
export class CreateReservationPlanHandler implements CommandHandler<CreateReservationPlan> {
  constructor(
    @inject(Offers) private readonly offers: Offers,
    @inject(PlanCreation) private readonly creation: PlanCreation,
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
  ) {}

  async handle({ productId, serviceTermsId, name, description = '', term, fixedPrice, skus }: CreateReservationPlan, ctx: CommandContext): Promise<CommandOutcome> {
    const of = await this.offers.product(productId, ctx);
    if (of.product.provisioning.plugin !== 'microsoft_csp') throw ruleBroken('not_a_reservation_product', 'This product is not delivered by the Microsoft CSP Products Plugin. Choose or create one that is.', '/productId');
    const catalogue = await this.catalogues.of(of.product.resellerId, ctx);
    const find = await this.catalogues.find(catalogue, ctx);
    const resources = skus.map(({ key, setup }, index) => resourceOf(sold(find(key), { key, term }, index), setup));
    const shape = { billingType: 'azure_ri', currency: catalogue.currency, fixedPrice, singleton: false, autoRenewDefault: false, periods: [{ ...PERIODS[term], trial: false, public: false, fees: FREE }], resources } as const;
    return { committed: await this.creation.create({ ...shape, productId, serviceTermsId, name, description, periods: [...shape.periods] }, of, ctx) };
  }
}

const sold = (sku: KnownSku | undefined, { key, term }: { readonly key: string; readonly term: SkuTerm }, index: number): KnownSku => {
  const pointer = `/skus/${index}/key`;
  if (!sku) throw ruleBroken('unknown_sku', `There is no SKU "${key}" among those that were fetched. Fetch them again, or choose one of the list.`, pointer);
  if (!sku.available) throw ruleBroken('sku_not_available', `Microsoft does not sell "${sku.title}" any more. Leave it out.`, pointer);
  if (sku.term !== term) throw ruleBroken('sku_term', `"${sku.title}" is for ${sku.term === 'P1Y' ? 'one year' : 'three years'}: all SKUs of a plan have its term.`, pointer);
  return sku;
};

const NAME = 120;
/** Microsoft writes 999,999,999 for "as many as you like". */
const UNLIMITED = 10_000_000;

/** Nothing is included, and nothing must be taken: an order says how many of which. */
const resourceOf = ({ key, title, maximumQuantity }: KnownSku, setup: number): Resource => ({
  key, name: title.slice(0, NAME), unit: 'reservation', included: 0, minimum: 0, limit: maximumQuantity < UNLIMITED ? maximumQuantity : null, public: false, fees: { setup, recurring: 0, renewal: 0 },
});
