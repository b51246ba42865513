import { inject, injectable } from 'inversify';
import { plan, type ExistingPlan } from '../../../domain/catalog/plan.js';
import { resourceFees } from '../../../domain/catalog/prices.js';
import { pricedFee } from '../../../domain/catalog/vendor-costs.js';
import type { VendorOffer } from '../../../domain/catalog/catalog.events.js';
import type { VendorPart } from '../../../domain/consumption/price-lists/matching.js';
import { BILLING_RULES } from '../../../domain/shared/billing-rules.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { Transactor } from '../../spine/transactor.js';

/** What a reseller buys from vendors themselves: resources of its own plans, not of those that an upstream delegated. */
@injectable()
export class VendorParts {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  /** In the order of the plans' ids. The list of plans finds them, their streams tell. */
  async of(resellerId: string): Promise<readonly VendorPart[]> {
    await this.views.catchUp();
    const parts: VendorPart[] = [];
    for await (const { id } of this.views.all('plans', { resellerId, parentPlanId: null })) {
      const { state } = await this.transactor.load(plan, String(id));
      if (state) parts.push(...partsOf(state));
    }
    return parts;
  }
}

const partsOf = (sold: ExistingPlan): readonly VendorPart[] => {
  // What is paid by use is rated by the vendor's own prices for it.
  if (BILLING_RULES[sold.billingType].charged === 'by_use') return [];
  const fee = pricedFee(sold);
  const months = sold.periods.flatMap(({ term, trial }) => (term && !trial && term.unit !== 'day' ? [term.unit === 'year' ? term.count * 12 : term.count] : []));
  return offersOf(sold).map(({ key, offerId, customerType }) => ({
    planId: sold.planId,
    planName: sold.name,
    resourceKey: key,
    resourceName: sold.resources.find((resource) => resource.key === key)?.name ?? key,
    offerId, customerType, fee, months,
    markup: sold.markup?.percentage ?? null,
    cost: sold.netCost ? (resourceFees(sold.netCost, key)?.[fee] ?? null) : null,
    scheduled: sold.scheduledCosts.flatMap((scheduled) => (scheduled.key === key ? [{ from: scheduled.from, cost: scheduled.cost }] : [])),
  }));
};

const OFFER = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{8,16}[:/][A-Za-z0-9]{1,8}([:/].+)?)$/i;

/** What was linked; else the SKU of a plan with one resource, where it is the id of an offer. */
const offersOf = ({ offers, sku, resources: [resource, ...others] }: ExistingPlan): readonly VendorOffer[] => {
  if (offers) return offers;
  return sku !== null && OFFER.test(sku) && resource && others.length === 0 ? [{ key: resource.key, offerId: sku, customerType: null }] : [];
};
