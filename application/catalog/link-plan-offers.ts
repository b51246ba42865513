import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsKey } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class PlanOffer {
  /** A resource of the plan. */
  @IsKey() readonly key!: string;
  /** As in the vendor's price list: "8bdbb60b-e526-…", or product and SKU "CFQ7TTC0HDK0:0001", with term and billing plan where they matter "CFQ7TTC0HDK0:0001:P1Y:Annual". */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9:/_-]{7,79}$/, { message: '$property must be an offer id, or product and SKU such as CFQ7TTC0HDK0:0001' }) readonly offerId!: string;
  /** "corporate", "education"; absent: as chosen when a price list is applied. */
  @IsOptional() @IsString() @Length(1, 60) readonly customerType?: string | null;
}

export class LinkPlanOffers {
  @IsUUID() readonly planId!: string;
  /** All of them: resources that are not named have no offer. */
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PlanOffer) readonly offers!: PlanOffer[];
}

@command({ name: 'link-plan-offers', context: 'catalog', summary: 'Say by which offers of the vendor the resources of your own plan are bought, so that price lists tell their cost. Without it, the SKU of a plan with one resource names the offer.', dto: LinkPlanOffers, allow: ['admin', 'owner'] })
export class LinkPlanOffersHandler implements CommandHandler<LinkPlanOffers> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle({ planId, offers }: LinkPlanOffers, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.offers.ownPlan(planId, ctx);
    const linked = offers.map(({ key, offerId, customerType }) => ({ key, offerId, customerType: customerType?.toLowerCase() ?? null }));
    return { committed: await this.transactor.transact(plan, planId, { type: 'LinkOffers', offers: linked }, ctx, { scope }) };
  }
}
