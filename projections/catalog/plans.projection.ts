import type { PlanCreatedData, PlanEvent, PlanFees, PlanPrices, ScheduledCost, VendorOffer } from '../../domain/catalog/catalog.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type PricesChanged = Extract<PlanEvent, { type: 'PlanPricesChanged' }>['data'];
type Delegated = Extract<PlanEvent, { type: 'PlanDelegated' }>['data'];
type OffersLinked = Extract<PlanEvent, { type: 'PlanOffersLinked' }>['data'];
type CostsScheduled = Extract<PlanEvent, { type: 'PlanCostsScheduled' }>['data'];
type OwnStatus = 'Draft' | 'Active' | 'Inactive';

export type PlanDocument = Omit<PlanCreatedData, 'planId' | 'resellerId'> & {
  readonly status: OwnStatus | 'Deactivated by provider';
  /** The owner's own decision, which comes back when the provider sells the plan again. */
  readonly ownStatus: OwnStatus;
  /** Who may order it: customers, managers alone, or nobody now. */
  readonly soldTo: 'customers' | 'managers' | 'nobody';
  /** Direct downstream resellers that have a copy. */
  readonly delegatedTo: readonly string[];
  /** By which offers of the vendor its resources are bought; null: by the one that its SKU names, if it does. */
  readonly offers: readonly VendorOffer[] | null;
  /** What price lists say of days to come, and the first of these days. */
  readonly scheduledCosts: readonly ScheduledCost[];
  readonly nextCostFrom: string | null;
  readonly pricesChangedAt: string;
  readonly createdAt: string;
};

/** Reservations of the vendor's cloud are ordered by managers only (domain.md 5.7). */
const soldTo = (document: Omit<PlanDocument, 'soldTo'>): PlanDocument['soldTo'] => {
  if (document.status !== 'Active') return 'nobody';
  return document.billingType !== 'azure_ri' && document.periods.some((period) => period.public) ? 'customers' : 'managers';
};

const created = (event: FoldEvent): Omit<PlanDocument, 'soldTo'> => {
  const { planId: _planId, resellerId: _resellerId, ...plan } = dataOf<PlanCreatedData>(event);
  const { recordedAt } = event.metadata;
  return { ...plan, status: 'Draft', ownStatus: 'Draft', delegatedTo: [], offers: null, scheduledCosts: [], nextCostFrom: null, pricesChangedAt: recordedAt, createdAt: recordedAt };
};

const pricesChanged = (document: PlanDocument, { at, prices, netCost, markup }: PricesChanged): PlanDocument => ({
  ...document,
  netCost,
  markup,
  pricesChangedAt: at,
  periods: document.periods.map((period) => ({ ...period, fees: feesIn(prices, ({ periods }) => periods.find(({ periodId }) => periodId === period.periodId)) ?? period.fees })),
  resources: document.resources.map((resource) => ({ ...resource, fees: feesIn(prices, ({ resources }) => resources.find(({ key }) => key === resource.key)) ?? resource.fees })),
});
const feesIn = (prices: PlanPrices, find: (prices: PlanPrices) => { readonly fees: PlanFees } | undefined): PlanFees | undefined => find(prices)?.fees;

const changed = (document: PlanDocument, event: FoldEvent): PlanDocument => {
  switch (event.type) {
    case 'PlanPublished':
      return { ...document, status: 'Active', ownStatus: 'Active' };
    case 'PlanDeactivated':
      return { ...document, ownStatus: 'Inactive', status: document.status === 'Deactivated by provider' ? document.status : 'Inactive' };
    case 'PlanPricesChanged':
      return pricesChanged(document, dataOf<PricesChanged>(event));
    case 'PlanDelegated':
      return { ...document, delegatedTo: [...document.delegatedTo, dataOf<Delegated>(event).resellerId] };
    case 'PlanWithdrawnByProvider':
      return { ...document, status: 'Deactivated by provider' };
    case 'PlanOffersLinked':
      return { ...document, offers: dataOf<OffersLinked>(event).offers };
    case 'PlanCostsScheduled': {
      const { costs } = dataOf<CostsScheduled>(event);
      return { ...document, scheduledCosts: costs, nextCostFrom: costs[0]?.from ?? null };
    }
    default:
      return { ...document, status: document.ownStatus };
  }
};

/** What a plan costs its seller is nothing for those above and below. */
const PRIVATE = ['netCost', 'markup', 'delegatedTo', 'offers', 'scheduledCosts', 'nextCostFrom'];

export const plans = projection<PlanDocument>({
  name: 'plans',
  version: 3,
  context: 'catalog',
  summary: 'Offers with their billing type, periods, resources and fees.',
  handles: ['PlanCreated', 'PlanPublished', 'PlanDeactivated', 'PlanPricesChanged', 'PlanDelegated', 'PlanWithdrawnByProvider', 'PlanRestoredByProvider', 'PlanOffersLinked', 'PlanCostsScheduled'],
  keys: (event) => [dataOf<{ planId: string }>(event).planId],
  evolve(document, event) {
    if (event.type !== 'PlanCreated' && !document) return null;
    const after = event.type === 'PlanCreated' ? created(event) : changed(document as PlanDocument, event);
    return { ...after, soldTo: soldTo(after) };
  },
  fields: { name: 'text', sku: 'text', status: 'id', soldTo: 'id', billingType: 'id', productId: 'id', serviceTermsId: 'id', parentPlanId: 'id', currency: 'id', createdAt: 'date', pricesChangedAt: 'date', nextCostFrom: 'date' },
  indexes: [['name'], ['productId'], ['resellerId', 'status'], ['parentPlanId'], ['nextCostFrom']],
  search: ['name', 'sku'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: {
    staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'],
    hiddenFromUpstream: PRIVATE,
    customer: { levels: ['Owner', 'Admin'], rows: 'reseller', where: { soldTo: 'customers' }, hidden: [...PRIVATE, 'parentPlanId', 'ownStatus', 'soldTo', 'pricesChangedAt'] },
  },
  streams: (id) => [`plan-${id}`],
  example: {
    productId: '1f0c…', serviceTermsId: '9a2e…', name: 'Office E3 monthly', sku: 'O365-E3-M', description: 'Per user and month', billingType: 'csp_monthly', currency: 'EUR', fixedPrice: false, singleton: false, autoRenewDefault: false,
    parentPlanId: '77b3…', markup: { percentage: '25', periods: [] }, status: 'Active', ownStatus: 'Active', soldTo: 'customers', delegatedTo: [], offers: null, scheduledCosts: [], nextCostFrom: null, createdAt: '2026-01-05T09:00:00.000Z', pricesChangedAt: '2026-01-05T09:00:00.000Z',
    netCost: { periods: [{ periodId: '1_year', fees: { setup: 0, recurring: 0, renewal: 0 } }], resources: [{ key: 'licences', fees: { setup: 0, recurring: 400, renewal: 0 } }] },
    periods: [{ periodId: '1_year', term: { count: 1, unit: 'year' }, trial: false, public: true, fees: { setup: 0, recurring: 0, renewal: 0 } }],
    resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: null, public: true, fees: { setup: 0, recurring: 500, renewal: 0 } }],
  },
});
