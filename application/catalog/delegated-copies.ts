import { inject, injectable } from 'inversify';
import { plan, type ExistingPlan } from '../../domain/catalog/plan.js';
import { defaultMarkup, priceList } from '../../domain/catalog/price-list.js';
import { markedUp, pricesOf, withPrices } from '../../domain/catalog/prices.js';
import { product } from '../../domain/catalog/product.js';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import { notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { Records } from '../partners/records.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import { serviceTermsKeys } from './create-service-terms.js';

interface Delegation {
  readonly resellerId: string;
  readonly delegatedPlanId: string;
}

/**
 * A reseller's own copy of what its upstream lets it sell: the plan as a draft, with its product and service terms.
 * Service terms of the same key that the reseller has already are used as they are (CR-574).
 */
@injectable()
export class DelegatedCopies {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
  ) {}

  async make(sold: ExistingPlan, { resellerId, delegatedPlanId }: Delegation, ctx: CommandContext): Promise<void> {
    const owner = await this.records.reseller(resellerId, ctx);
    if (!owner) throw notFound('reseller', resellerId);
    const { scope } = owner;
    const serviceTermsId = await this.terms(sold.serviceTermsId, scope, ctx);
    const { productId, category } = await this.product(sold.productId, scope, ctx);
    const percentage = defaultMarkup((await this.transactor.load(priceList, resellerId, ctx)).state, category);
    const markup = percentage === null ? null : { percentage, periods: [] };
    const netCost = pricesOf(sold);
    const { name, sku, description, billingType, currency, fixedPrice, singleton, autoRenewDefault } = sold;
    const { periods, resources } = withPrices(sold, markup ? markedUp(netCost, markup) : netCost);
    const copy = {
      planId: delegatedPlanId, resellerId, productId, serviceTermsId, name, sku, description, billingType, currency, fixedPrice, singleton, autoRenewDefault,
      parentPlanId: sold.planId, netCost, markup, periods, resources,
    };
    await this.transactor.transact(plan, delegatedPlanId, { type: 'CreatePlan', plan: copy }, ctx, { scope });
  }

  private async terms(id: string, scope: Scope, ctx: CommandContext): Promise<string> {
    const { state } = await this.transactor.load(serviceTerms, id, ctx);
    if (!state) throw notFound('service terms', id);
    const { resellerId } = scope;
    const { state: own } = await this.transactor.load(serviceTermsKeys, derivedId(resellerId, state.key), ctx);
    const serviceTermsId = own ?? derivedId(id, resellerId, 'delegated service terms');
    await this.transactor.transact(serviceTermsKeys, derivedId(resellerId, state.key), { type: 'Reserve', kind: 'service_terms_key', ownerId: serviceTermsId, taken: '' }, ctx, { scope });
    const { state: there } = await this.transactor.load(serviceTerms, serviceTermsId, ctx);
    if (!there) await this.transactor.transact(serviceTerms, serviceTermsId, { type: 'CreateServiceTerms', terms: { ...state, serviceTermsId, resellerId } }, ctx, { scope });
    return serviceTermsId;
  }

  private async product(id: string, scope: Scope, ctx: CommandContext): Promise<{ readonly productId: string; readonly category: string }> {
    const { state } = await this.transactor.load(product, id, ctx);
    if (!state) throw notFound('product', id);
    const { resellerId } = scope;
    const productId = derivedId(id, resellerId, 'delegated product');
    const { state: there } = await this.transactor.load(product, productId, ctx);
    if (!there) await this.transactor.transact(product, productId, { type: 'CreateProduct', product: { ...state, productId, resellerId } }, ctx, { scope });
    return { productId, category: state.category };
  }
}
