import type { InvoiceLine } from '../../../domain/billing/invoice.events.js';
import type { SubscriptionDocument } from '../../../projections/subscriptions/subscription-fold.js';
import type { PaperColumn, PaperRow } from '../../ports/paper.js';
import type { Figures } from './figures.js';
import { fill, type PaperTexts } from './texts/index.js';

/** A line as its reader may have it: who is above the seller is not told which discount it was. */
export type ShownLine = Omit<InvoiceLine, 'discount'> & Partial<Pick<InvoiceLine, 'discount'>>;
export type Subscribed = Pick<SubscriptionDocument, 'number' | 'name' | 'resources'>;

export const columnsOf = (texts: PaperTexts, currency: string): readonly PaperColumn[] => [
  { heading: texts.description, share: 30, numeric: false },
  { heading: texts.period, share: 20, numeric: false },
  { heading: texts.quantity, share: 10, numeric: true },
  { heading: texts.price, share: 12, numeric: true },
  { heading: texts.months, share: 11, numeric: true },
  { heading: texts.discount, share: 12, numeric: true },
  { heading: fill(texts.amount, { currency }), share: 15, numeric: true },
];

/** What was had, for which days, and by which sum; what was used has no quantity and price of its own, only its cost. */
export const rowOf = (line: ShownLine, subscription: Subscribed | undefined, { texts, figures }: { readonly texts: PaperTexts; readonly figures: Figures }): PaperRow => {
  const { fee, resourceKey, period, quantity, unitFee, gross, net, reverses, discount } = line;
  const resource = subscription?.resources.find((one) => one.resourceKey === resourceKey)?.name ?? resourceKey;
  const what = [subscription?.name, resource].filter(Boolean).join(' · ');
  const priced = fee !== 'consumption';
  const sum = [priced ? figures.count(quantity) : '', priced ? figures.amount(unitFee) : '', fee === 'recurring' ? figures.months(line) : ''];
  const lowered = discount ? `${texts.discount}: ${discount.name}, ${figures.percent(discount.percentage)}` : '';
  return {
    cells: [what || texts[fee], figures.period(period), ...sum, gross === net ? '' : figures.amount(net - gross), figures.amount(net)],
    detail: [reverses === null ? texts[fee] : fill(texts.takenBack, { what: texts[fee] }), lowered, subscription?.number].filter(Boolean).join(' · '),
  };
};
