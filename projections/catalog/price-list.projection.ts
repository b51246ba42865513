import type { PlanCreatedData, PlanEvent, PlanMarkup, PlanPrices } from '../../domain/catalog/catalog.events.js';
import { isAtOrBelowCost, marginOf } from '../margin.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';
import { isListed, priceTotal, type LeastSale } from './price-total.js';

type PricesChanged = Extract<PlanEvent, { type: 'PlanPricesChanged' }>['data'];
type OwnStatus = 'Draft' | 'Active' | 'Inactive';
type Shape = Pick<PlanCreatedData, 'planId' | 'parentPlanId' | 'productId' | 'sku' | 'billingType' | 'currency'>;

/** A plan for one of its periods: what it sells at and what it costs. Amounts are minor units for the least that can be sold; null: not calculated. */
export interface PriceListDocument extends Shape {
  readonly planName: string;
  readonly status: OwnStatus | 'Deactivated by provider';
  readonly ownStatus: OwnStatus;
  readonly periodId: string;
  readonly term: PlanCreatedData['periods'][number]['term'];
  readonly retail: number | null;
  /** The upstream's retail price, or what a vendor's price list says; null where neither does. */
  readonly netCost: number | null;
  /** Percent of the retail price. */
  readonly margin: string | null;
  /** Percent upon the net cost, where prices follow it by themselves; null: set by hand. */
  readonly markup: string | null;
  /** Its price could follow the net cost, and does not: "auto-markup not set". */
  readonly markupNotSet: boolean;
  readonly atOrBelowCost: boolean;
  /** Its cost changed, its price is set by hand, and nobody has said yet what becomes of it. */
  readonly costUnconfirmed: boolean;
  /** Also where its total is not calculated. */
  readonly costKnown: boolean;
  readonly netCostChangedAt: string | null;
  readonly pricesChangedAt: string;
  readonly createdAt: string;
  /** What the totals are made of: the least of each resource. */
  readonly resources: LeastSale['resources'];
}

interface Prices {
  readonly prices: PlanPrices;
  readonly netCost: PlanPrices | null;
  readonly markup: PlanMarkup | null;
}
type Row = Pick<PriceListDocument, 'billingType' | 'parentPlanId' | 'periodId' | 'term' | 'resources'>;

const priced = (row: Row, { prices, netCost, markup }: Prices): Pick<PriceListDocument, 'retail' | 'netCost' | 'margin' | 'markup' | 'markupNotSet' | 'atOrBelowCost'> => {
  const listed = isListed(row, row);
  const retail = listed ? priceTotal(row, row, prices) : null;
  const cost = listed && netCost ? priceTotal(row, row, netCost) : null;
  const percentage = markup && (markup.periods.find(({ periodId }) => periodId === row.periodId)?.percentage ?? markup.percentage);
  return { retail, netCost: cost, margin: marginOf(retail, cost), markup: percentage, markupNotSet: percentage === null && (row.parentPlanId !== null || netCost !== null), atOrBelowCost: isAtOrBelowCost(retail, cost) };
};

const rowId = (planId: string, periodId: string): string => `${planId}.${periodId}`;

const created = (event: FoldEvent, id: string): PriceListDocument | null => {
  const data = dataOf<PlanCreatedData>(event);
  const { planId, parentPlanId, productId, name, sku, billingType, currency, resources, periods, netCost, markup } = data;
  const period = periods.find(({ periodId }) => rowId(planId, periodId) === id);
  if (!period || period.trial) return null;
  const { recordedAt } = event.metadata;
  const prices: PlanPrices = { periods, resources };
  const row = { planId, parentPlanId, productId, planName: name, sku, billingType, currency, periodId: period.periodId, term: period.term, resources: resources.map(({ key, minimum, included }) => ({ key, minimum, included })) };
  return { ...row, ...priced(row, { prices, netCost, markup }), costUnconfirmed: false, costKnown: netCost !== null, status: 'Draft', ownStatus: 'Draft', netCostChangedAt: netCost && recordedAt, pricesChangedAt: recordedAt, createdAt: recordedAt };
};

const changed = (document: PriceListDocument, event: FoldEvent): PriceListDocument => {
  switch (event.type) {
    case 'PlanPublished':
      return { ...document, status: 'Active', ownStatus: 'Active' };
    case 'PlanDeactivated':
      return { ...document, ownStatus: 'Inactive', status: document.status === 'Deactivated by provider' ? document.status : 'Inactive' };
    case 'PlanWithdrawnByProvider':
      return { ...document, status: 'Deactivated by provider' };
    case 'PlanRestoredByProvider':
      return { ...document, status: document.ownStatus };
    case 'PlanNetCostConfirmed':
      return { ...document, costUnconfirmed: false };
    default: {
      const data = dataOf<PricesChanged>(event);
      const after = priced(document, data);
      const costUnconfirmed = data.cause === 'net_cost' && data.markup === null && (document.costUnconfirmed || document.costKnown);
      return { ...document, ...after, pricesChangedAt: data.at, costUnconfirmed, costKnown: data.netCost !== null, netCostChangedAt: after.netCost === document.netCost ? document.netCostChangedAt : data.at };
    }
  }
};

export const priceList = projection<PriceListDocument>({
  name: 'price-list',
  version: 3,
  context: 'catalog',
  summary: 'Retail price, net cost, margin and markup of each plan and period.',
  handles: ['PlanCreated', 'PlanPublished', 'PlanDeactivated', 'PlanPricesChanged', 'PlanWithdrawnByProvider', 'PlanRestoredByProvider', 'PlanNetCostConfirmed'],
  keys: (event) => {
    const { planId } = dataOf<{ planId: string }>(event);
    return event.type === 'PlanCreated' ? dataOf<PlanCreatedData>(event).periods.map(({ periodId }) => rowId(planId, periodId)) : [{ field: 'planId', equals: planId }];
  },
  evolve: (document, event, id) => (event.type === 'PlanCreated' ? created(event, id) : document && changed(document, event)),
  fields: {
    planId: 'id', productId: 'id', planName: 'text', sku: 'text', billingType: 'id', status: 'id', periodId: 'id', retail: 'number', netCost: 'number', markupNotSet: 'boolean', atOrBelowCost: 'boolean', costUnconfirmed: 'boolean',
    createdAt: 'date', pricesChangedAt: 'date', netCostChangedAt: 'date',
  },
  indexes: [['planId'], ['resellerId', 'planName'], ['productId']],
  search: ['planName', 'sku'],
  columns: { retail: 'amount', netCost: 'amount' },
  defaultSort: { field: 'planName', order: 'ASC' },
  access: {
    staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'],
    hiddenFromUpstream: ['netCost', 'margin', 'markup', 'markupNotSet', 'atOrBelowCost', 'costUnconfirmed', 'costKnown', 'netCostChangedAt'],
  },
  streams: (id) => [`plan-${id.slice(0, id.indexOf('.'))}`],
  example: {
    planId: '77b3…', parentPlanId: '1f0c…', productId: '9a2e…', planName: 'Office E3 monthly', sku: 'O365-E3-M', billingType: 'csp_monthly', currency: 'EUR', status: 'Active', ownStatus: 'Active', periodId: '1_year', term: { count: 1, unit: 'year' },
    retail: 12000, netCost: 9600, margin: '20.00', markup: '25', markupNotSet: false, atOrBelowCost: false, costUnconfirmed: false, costKnown: true, netCostChangedAt: '2026-01-05T09:00:00.000Z', pricesChangedAt: '2026-01-05T09:00:00.000Z', createdAt: '2026-01-05T09:00:00.000Z',
    resources: [{ key: 'licences', minimum: 1, included: 0 }],
  },
});
