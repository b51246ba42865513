import { inject, injectable } from 'inversify';
import { plan, type Plan } from '../../domain/catalog/plan.js';
import { product, type Product } from '../../domain/catalog/product.js';
import { serviceTerms, type ServiceTermsState } from '../../domain/catalog/service-terms.js';
import { forbidden, notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { isSellersOwn } from '../spine/principal.js';
import { Transactor } from '../spine/transactor.js';

/** A plan with all that a sale needs to know. */
export interface Offer {
  readonly plan: NonNullable<Plan>;
  readonly product: NonNullable<Product>;
  readonly terms: NonNullable<ServiceTermsState>;
}

/** Finds what is in a reseller's catalogue. Missing and foreign ids answer the same 404. */
@injectable()
export class Offers {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  /** The reseller that a catalogue command is for: named, or the principal's own. */
  async owner(resellerId: string | undefined, ctx: CommandContext): Promise<{ readonly resellerId: string; readonly scope: Scope }> {
    const id = resellerId ?? ctx.principal.resellerId;
    const { scope } = await this.directory.reseller(id, ctx);
    return { resellerId: id, scope };
  }

  async product(productId: string, ctx: CommandContext): Promise<{ readonly product: NonNullable<Product>; readonly scope: Scope }> {
    const { state } = await this.transactor.load(product, productId, ctx);
    if (!state) throw notFound('product', productId, '/productId');
    return { product: state, scope: await this.scopeOf(state.resellerId, ctx, ['product', productId, '/productId']) };
  }

  async terms(serviceTermsId: string, ctx: CommandContext): Promise<NonNullable<ServiceTermsState>> {
    const { state } = await this.transactor.load(serviceTerms, serviceTermsId, ctx);
    if (!state) throw notFound('service terms', serviceTermsId, '/serviceTermsId');
    return state;
  }

  async plan(planId: string, ctx: CommandContext): Promise<{ readonly plan: NonNullable<Plan>; readonly scope: Scope }> {
    const { state } = await this.transactor.load(plan, planId, ctx);
    if (!state) throw notFound('plan', planId, '/planId');
    return { plan: state, scope: await this.scopeOf(state.resellerId, ctx, ['plan', planId, '/planId']) };
  }

  /** A plan whose prices, sale and delegation are the principal's to decide: those of another level are that reseller's own business. */
  async ownPlan(planId: string, ctx: CommandContext): Promise<{ readonly plan: NonNullable<Plan>; readonly scope: Scope }> {
    const found = await this.plan(planId, ctx);
    if (!isSellersOwn(ctx.principal, found.plan.resellerId)) throw forbidden('Prices, sale and delegation of this plan are decided by the reseller that it belongs to. You can take your own plan off sale: that ends it below, too.');
    return found;
  }

  /** What a reseller sells to its own accounts. Drafts and plans of other resellers are not there. */
  async offer(planId: string, resellerId: string, ctx: CommandContext): Promise<Offer> {
    const { state } = await this.transactor.load(plan, planId, ctx);
    if (!state || state.resellerId !== resellerId || state.status === 'Draft') throw notFound('published plan', planId, '/planId');
    const [{ state: sold }, terms] = await Promise.all([this.transactor.load(product, state.productId, ctx), this.terms(state.serviceTermsId, ctx)]);
    if (!sold) throw notFound('product', state.productId, '/planId');
    return { plan: state, product: sold, terms };
  }

  private async scopeOf(resellerId: string, ctx: CommandContext, missing: readonly [string, string, string]): Promise<Scope> {
    try {
      return (await this.directory.reseller(resellerId, ctx)).scope;
    } catch {
      throw notFound(...missing);
    }
  }
}
