import { inject, injectable } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import type { Product } from '../../domain/catalog/product.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { Directory } from '../partners/directory.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import type { CreatePlan } from './create-plan.js';
import { Offers } from './offers.js';
import { periodOf, resourceOf } from './plan-shape.js';

/** Drafts a plan of a product. */
@injectable()
export class PlanCreation {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async create(dto: CreatePlan, { product, scope }: { readonly product: NonNullable<Product>; readonly scope: Scope }, ctx: CommandContext): Promise<Committed> {
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
    return this.transactor.transact(plan, planId, { type: 'CreatePlan', plan: created }, ctx, { scope });
  }
}
