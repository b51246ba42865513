import { rateCardOf } from '../../application/consumption/azure/rate-card-document.js';
import { recordsOf } from '../../application/consumption/azure/utilization-page.js';
import { dateIn } from '../../application/consumption/azure/zone-date.js';
import { rateCard, type RateCard } from '../../domain/consumption/azure/rate-card.js';
import { usageCharge, type UsageCharge } from '../../domain/consumption/azure/usage-charge.js';
import type { UsagePart } from '../../domain/consumption/azure/usage-charge.events.js';
import type { DailyRow, Delivery, UnpricedUse } from '../../domain/consumption/azure/usage.events.js';
import type { UsageRecord } from '../../domain/consumption/azure/usage-record.js';
import { usage, type Usage } from '../../domain/consumption/azure/usage.js';
import { addMonths, billingPeriodOf, type Period } from '../../domain/shared/calendar.js';
import { decimal, decimalText } from '../../domain/shared/decimal.js';
import { exact, UNIT } from '../../domain/shared/exact-decimal.js';
import { add, parse, ratio, round } from '../../domain/shared/ratio.js';

export const VM = '7a2639ce-ae47-4413-9837-6b4f4b78be3d';
export const DISK = '1e8f6d9f-8b40-4c97-80cc-cff87a290a93';

/** A meter as a rate card lists it. */
export const meter = (id: string, rates: Readonly<Record<string, number | string>>, more: object = {}): object => ({
  id, name: 'Compute Hours', category: 'Virtual Machines', subcategory: 'D1 v2', region: '', unit: 'Hours', rates, includedQuantity: 0, tags: [], effectiveDate: '2015-09-01T00:00:00Z', ...more,
});
export const rateCardDocument = (meters: readonly object[], more: object = {}): object => ({ locale: 'en', currency: 'EUR', isTaxIncluded: false, meters, offerTerms: [], attributes: { objectType: 'AzureRateCard' }, ...more });

export interface Used {
  readonly from: string;
  readonly to?: string;
  readonly quantity: number | string;
  readonly meterId?: string;
  readonly uri?: string;
  readonly region?: string;
  readonly tags?: Readonly<Record<string, string>> | null;
  readonly category?: string;
  readonly unit?: string | null;
}

/** A record as the vendor sends it; an hour when no end is given. */
export const item = ({ from, to, quantity, meterId = VM, uri = '/subscriptions/S/virtualMachines/web-1', region = '', tags = null, category = 'Virtual Machines', unit = 'Hours' }: Used): object => ({
  usageStartTime: from, usageEndTime: to ?? new Date(Date.parse(from) + 3_600_000).toISOString(),
  resource: { id: meterId, name: 'Compute Hours', category, subcategory: 'D1 v2', region }, quantity, unit, infoFields: {},
  instanceData: { resourceUri: uri, location: 'westeurope', partNumber: '', orderNumber: '', tags }, attributes: { objectType: 'AzureUtilizationRecord' },
});
/** The whole UTC day. */
export const day = (date: string, quantity: number | string, more: Partial<Used> = {}): Used => ({ from: `${date}T00:00:00Z`, to: new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString(), quantity, ...more });
export const hoursOf = (date: string, quantity: number | string, more: Partial<Used> = {}): readonly Used[] => Array.from({ length: 24 }, (_, hour) => ({ from: `${date}T${String(hour).padStart(2, '0')}:00:00Z`, quantity, ...more }));
export const page = (used: readonly Used[]): object => ({ totalCount: used.length, items: used.map(item), attributes: { objectType: 'Collection' } });

/** A delivery of the window before its day, received at eight in the morning. */
export const delivered = (receivedAt: string, more: Partial<Delivery> = {}): Delivery => {
  const at = receivedAt.length === 10 ? `${receivedAt}T08:00:00.000Z` : receivedAt;
  return { startTime: '2026-01-01T00:00:00.000Z', endTime: at, granularity: 'hourly', receivedAt: at, pageNumber: 1, ...more };
};

const OF = { subscriptionId: 's', accountId: 'a' };

export interface RowView {
  readonly period: string;
  readonly date: string;
  readonly uri: string;
  readonly meterId: string;
  readonly region: string;
  readonly tags: DailyRow['resource']['tags'];
  readonly quantity: string;
  readonly netCost: string;
  readonly cost: string;
  readonly upstreamCosts: DailyRow['upstreamCosts'];
  readonly records: number;
}

export interface AzureWorldOptions {
  readonly billingDay?: number;
  readonly timeZone?: string;
  /** What the seller asks for what costs him 1; the level above him pays 0.8. */
  readonly markup?: string;
  readonly limit?: number;
}

/** The usage of one subscription with its price list, deciders only: what comes in, and the rows and charges that it ends in. */
export class AzureWorld {
  private card: RateCard = rateCard.initial;
  private usages = new Map<string, Usage>();
  private charges = new Map<string, UsageCharge>();
  private totals = new Map<string, string>();
  private closed = new Set<string>();
  private snapshots = 0;

  constructor(private readonly options: AzureWorldOptions = {}) {}

  list(fetchedAt: string, meters: readonly object[], { apply = false, ...more }: { readonly apply?: boolean } & Record<string, unknown> = {}): this {
    const { currency, locale, meters: listed, terms } = rateCardOf(rateCardDocument(meters, more));
    const snapshotId = `snapshot ${++this.snapshots}`;
    const at = fetchedAt.length === 10 ? `${fetchedAt}T02:00:00.000Z` : fetchedAt;
    const fold = (command: Parameters<typeof rateCard.decide>[0]): void => {
      this.card = rateCard.decide(command, this.card).reduce((state, event) => rateCard.evolve(state, event), this.card);
    };
    fold({ type: 'ListMeters', cardId: 'c', snapshotId, fetchedAt: at, meters: listed });
    fold({ type: 'ImportRateCard', cardId: 'c', resellerId: 'r', currency, locale, region: null, snapshotId, fetchedAt: at, terms: apply ? terms : [], meters: listed });
    return this;
  }

  /** Takes in a delivery; `rate` false leaves the rating for later. Answers how many events that made. */
  deliver(delivery: Delivery, used: readonly Used[], { rate = true }: { readonly rate?: boolean } = {}): number {
    const recorded = this.receive(delivery, recordsOf(page(used)));
    if (rate) this.rate();
    return recorded;
  }

  receive(delivery: Delivery, records: readonly UsageRecord[]): number {
    let count = 0;
    const period = this.periodOf(dateIn(delivery.receivedAt, this.options.timeZone ?? 'Europe/Berlin'));
    for (const from of new Set(records.map(({ date }) => this.periodOf(date).from))) {
      const own = records.filter(({ date }) => this.periodOf(date).from === from);
      count += this.decide(from, { type: 'ReceiveUsage', ...OF, usagePeriod: this.periodOf(from), delivery, period, records: own });
    }
    return count;
  }

  /** Rates all; answers how many events that made. */
  rate(): number {
    let count = 0;
    for (const from of this.usages.keys()) for (let more = 1; more > 0; count += more) more = this.decide(from, this.rating(from));
    return count;
  }

  /** The billing day of the period that begins on this day is over: its charge is written off. */
  close(from: string): this {
    this.closed.add(from);
    return this;
  }

  /** What the customer is charged, minor units by billing period. */
  get charged(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.totals].sort().map(([from, exact]) => [from, round(parse(exact))]));
  }

  get rows(): readonly RowView[] {
    const rows = [...this.usages.values()].flatMap((state) => [...state.rows.values()].flatMap((ofMeter) => [...ofMeter.values()].flatMap((ofDay) => [...ofDay.values()])));
    const shown = rows.map(({ period, usageDate, meter: { meterId, region }, resource: { uri, tags }, ...row }): RowView => ({ period: period.from, date: usageDate, uri, meterId, region, tags, quantity: row.quantity, netCost: row.netCost, cost: row.cost, upstreamCosts: row.upstreamCosts, records: row.records }));
    return shown.filter(({ quantity, netCost, cost }) => [quantity, netCost, cost].some((value) => value !== '0')).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }

  /** [billing period, usage date, quantity, net cost] of each row. */
  get days(): readonly (readonly [string, string, string, string])[] {
    return this.rows.map(({ period, date, quantity, netCost }) => [period, date, quantity, netCost] as const);
  }

  /** The rows of a period, added up exactly. */
  sum(period: string): string {
    return decimalText(this.rows.filter((row) => row.period === period).reduce((sum, { cost }) => add(sum, decimal(cost)), ratio(0)));
  }

  /** Of all states of usage, as caches see it. */
  get weight(): number {
    return [...this.usages.values()].reduce((sum, state) => sum + (usage.weight?.(state) ?? 0), 0);
  }

  get unpriced(): readonly (readonly [meterId: string, reason: UnpricedUse['reason'], records: number])[] {
    return [...this.usages.values()].flatMap(({ unpriced }) => [...unpriced.values()].map(({ meter: { meterId }, reason, records }) => [meterId, reason, records] as const));
  }

  private periodOf(date: string): Period {
    return billingPeriodOf(date, this.options.billingDay ?? 1);
  }

  private rating(from: string): Parameters<typeof usage.decide>[0] {
    const { billingDay = 1, timeZone = 'Europe/Berlin', markup = '1', limit = 600_000 } = this.options;
    return {
      type: 'RateUsage', ...OF, usagePeriod: this.periodOf(from), currency: 'EUR', billingDay, card: this.card, limit, rowId: (key) => key,
      markups: () => [exact(markup), UNIT, exact('0.8')], dateOf: (instant) => dateIn(instant, timeZone), isClosed: (period) => this.closed.has(period),
    };
  }

  private decide(from: string, command: Parameters<typeof usage.decide>[0]): number {
    const state = this.usages.get(from) ?? usage.initial;
    const events = usage.decide(command, state);
    this.usages.set(from, events.reduce((folded, event) => usage.evolve(folded, JSON.parse(JSON.stringify(event)) as typeof event), state));
    for (const event of events) if (event.type === 'AzureUsageRated') for (const { period, ...costs } of event.data.totals) this.charge(period, { usageFrom: from, ...costs });
    return events.length;
  }

  private charge(period: Period, part: UsagePart): void {
    if (this.closed.has(period.from)) throw new Error(`the charge of ${period.from} is written off`);
    const state = this.charges.get(period.from) ?? usageCharge.initial;
    const [event] = usageCharge.decide({ type: 'ChargeUsage', ...OF, period, currency: 'EUR', on: addMonths(period.from, 0), part }, state);
    if (event?.type !== 'AzureUsageCharged') return;
    this.charges.set(period.from, usageCharge.evolve(state, event));
    this.totals.set(period.from, event.data.totals.cost);
  }
}
